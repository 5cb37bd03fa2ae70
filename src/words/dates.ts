import { area } from './area.ts'

const month =
  '{month, select, 1 {Jan} 2 {Feb} 3 {Mar} 4 {Apr} 5 {May} 6 {Jun} 7 {Jul} 8 {Aug} 9 {Sep} 10 {Oct} 11 {Nov} other {Dec}}'

/** How a release's date is shown, at the precision that somebody knows. */
export const dateWords = area('dates', {
  later: 'Later',
  day: `{day} ${month} {year}`,
  'by-day': `by {day} ${month} {year}`,
  month: `${month} {year}`,
  quarter: 'Q{quarter} {year}',
  half: 'H{half} {year}',
})

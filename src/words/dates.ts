import { area } from './area.ts'

const month =
  '{month, select, 1 {Jan} 2 {Feb} 3 {Mar} 4 {Apr} 5 {May} 6 {Jun} 7 {Jul} 8 {Aug} 9 {Sep} 10 {Oct} 11 {Nov} other {Dec}}'

/** How a release's date is shown, at the precision that somebody knows. */
export const dateWords = area('dates', {
  later: 'Later',
  day: `{day} ${month} {year}`,
  byDay: `by {day} ${month} {year}`,
  month: `${month} {year}`,
  quarter: 'Q{quarter} {year}',
  half: 'H{half} {year}',
  moment: `{day} ${month} {year}, {time}`,
})

/** What a field says that cannot read what was typed into it. */
export const dateTroubleWords = area('date-troubles', {
  unreadable:
    '“{typed}” is no date that can be read. Type a day, month, quarter, half-year or year, such as 31 Mar 2027, Mar 2027, Q2 2027, H2 2027 or 2027. Or type “later”.',
})

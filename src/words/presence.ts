import { area } from './area.ts'

/** Who else is on the screen, and what they edit. */
export const presenceWords = area('presence', {
  here: 'Also on this screen',
  more: '+{count, number}',
  busy: '{name} – {doing}',
  elsewhere: 'You, in another window',
  several: '{name} +{count, number}',
  news: '{name}: {doing}.',
  edits:
    'editing {what, select, date {the date} name {the name} goal {the goal} features {the features} metrics {the metrics} feature {the feature} title {the title} estimate {the estimate} description {the description} other {something}}{of, select, nothing {} other { of {of}}}',
})

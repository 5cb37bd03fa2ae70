import { area } from './area.ts'

/** What the checks of a roadmap find. */
export const checkWords = area('checks', {
  'many-features':
    '{name} has {count, plural, =6 {six} =7 {seven} =8 {eight} =9 {nine} =10 {ten} other {#}} features',
  'no-features': '{name} has no features',
  'no-metric': '{name} has no metric',
  'hollow-feature': '{feature} comes next and has no items',
  'hollow-features':
    '{count, plural, =2 {Two} =3 {Three} =4 {Four} =5 {Five} =6 {Six} =7 {Seven} =8 {Eight} =9 {Nine} =10 {Ten} other {#}} features of {name} have no items',
  'loose-items': '{count, plural, one {# backlog item traces} other {# backlog items trace}} to no goal',
})

/** What the checks look for. */
export const checkTitles = area('check-titles', {
  'many-features': 'More than five features in a release',
  'no-features': 'A release without features',
  'no-metric': 'A goal without a metric',
  'hollow-features': 'A feature of the next release without items',
  'loose-items': 'Items that trace to no goal',
})

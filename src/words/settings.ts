import { area } from './area.ts'

/** Its sections, as they are found from anywhere. */
export const settingsSectionWords = area('settings-sections', {
  'product-settings': 'Settings: Product',
  'product-settings.words': 'vision, stage, product name, product key, rename product',
  people: 'Settings: People',
  'people.words': 'members, invite, invitation, roles, stakeholders, team, users, access, permissions',
  account: 'Settings: You',
  'account.words': 'account, profile, password, sessions, my name',
  backups: 'Settings: Backups',
  'backups.words': 'backup, health, server',
  appearance: 'Settings: Appearance',
  'appearance.words': 'look, theme, density',
  keys: 'Settings: Keys',
  'keys.words': 'single letters, keyboard, shortcuts off',
  removal: 'Settings: Delete the product',
  'removal.words': 'remove product, trash',
})

/** The settings of a product, and how this browser shows it. */
export const settingsWords = area('settings', {
  title: 'Settings',
  product: 'Product',
  vision: 'Vision',
  visionHint: 'The change the product should bring about',
  name: 'Name',
  key: 'Key',
  stage: 'Stage',
  owner: 'Owner',
  noOwner: 'Nobody yet',
  ownerHint: 'Handed over beneath, among the people.',
  'hint.development': 'Not launched yet. Derive the backlog from the roadmap.',
  'hint.introduction': 'Launched, still looking for its market. Derive the backlog from the roadmap.',
  'hint.growth': 'It has found its market. A long, stable backlog may lead to the roadmap.',
  'hint.maturity': 'Growth slows. A long, stable backlog may lead to the roadmap.',
  'hint.extension': 'A new market or segment makes it volatile again. Derive the backlog from the roadmap.',
  'hint.decline': 'Heading for the end of its life. Either direction works.',
  appearance: 'Appearance',
  system: 'System',
  keys: 'Keys',
  characters: 'Single letters',
  charactersOn: 'On',
  charactersOff: 'Off',
  charactersHint:
    'A letter or sign alone does something, such as C for a new item. Press ? on any screen to see them all.',
  charactersOffHint:
    'Letters and signs alone do nothing in this browser. Everything is in the command palette, and keys with Ctrl, Alt or Command work.',
  delete: 'Delete',
  deleteHint:
    'Deletes the product with {releases, plural, =0 {no release} one {# release} other {# releases}} and {items, plural, =0 {no item} one {# item} other {# items}}, for everybody. Undo brings all of it back.',
  deleteProduct: 'Delete {product}',
  deleteAsk: 'Delete {product}?',
  deleteWhy:
    'It goes with {releases, plural, =0 {no release} one {# release} other {# releases}} and {items, plural, =0 {no item} one {# item} other {# items}}, for everybody, and from under whoever is at work on it. Your Undo brings all of it back.',
  deleteDo: 'Delete it',
  deleted:
    'Deleted {product} with {releases, plural, =0 {no release} one {# release} other {# releases}} and {items, plural, =0 {no item} one {# item} other {# items}}.',
})

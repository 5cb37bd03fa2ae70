import { area } from './area.ts'

/** What the product says when it says no, by the refusal's code: what is wrong, why, and what to do. */
export const refusalWords = area('refusals', {
  malformed: '{field, select, null {Input} other {{field}}}: {reason}.',
  'unknown-command': 'There is no command "{name}". Check its spelling, or reload to get the newest program.',
  'not-allowed':
    '{needs, select, system {Only the server itself does this. There is nothing to do here.} administrator {This needs an administrator of the workspace. One of them can do it, or make you one.} other {This needs the role {needs}. The product owner can give it to you.}}',
  'last-administrator': '{name} is the only administrator; make somebody else one first.',
  'needs-owner':
    '{name, select, null {"{product}" needs one accountable owner. Name somebody.} other {{name} owns "{product}", and a product has one accountable owner. Hand it over first.}}',
  'owns-product': '{name} owns "{product}". Hand it over to somebody else first.',
  'removed-member': '{name} was removed from this workspace. Take them back first.',
  'role-given': 'This person has a role in the product already. Change that one.',
  used: '"{by}" needs "{what}". Detach that first.',
  'step-under-way': '"{what}" is under way. Wait until it is done.',
  'step-taken-back': 'Nothing of "{what}" is left to undo: it was refused or given up, and taken back.',
  'not-at-hand': 'What this began from is not at hand. Reload to see how it stands now.',
  'text-overlap':
    'Somebody changed the same words meanwhile. Both texts are kept: read theirs, and say which it shall be.',
  'changed-meanwhile':
    '{self, select, null {{by, select, null {Somebody changed} other {{by} changed}}} other {You, in another window or program, changed}} {field} meanwhile, from “{was}” to “{is}”, and you want “{typed}”. Say which it shall be.',
  'place-gone':
    '{name, select, null {The {kind} that it was to stand behind is gone} other {The {kind} “{name}”, behind which it was to stand, is gone}}; it stands at the end.',
  'tie-gone':
    '{name, select, null {The {kind} that was named is gone} other {The {kind} “{name}” is gone}}; {field} is left empty.',
  untold: 'Something of this did not come about; whoever did it was told what.',
  'released-stays':
    '“{release}” is released and keeps its date: history is no plan. Move what is not released.',
  'not-found': 'That {kind} is not here. It may have been deleted; undo or pick another.',
  'id-taken': 'The id {id} is in use by another {kind}. Send a new one.',
  'key-taken': 'The key {key} belongs to another product. Choose another key.',
  'name-taken':
    'There is somebody called “{name}” here already, and names are what people sign in with. Choose one that tells you two apart.',
  'other-product': 'That {kind} belongs to another product. Choose one of this product.',
  'sixth-feature':
    '"{release}" has {count} features already; three to five keep a goal in focus. Say why this goal needs one more, or move a feature to a later release.',
  'not-next':
    '"{release}" is not the next release; the backlog follows "{next}" first. Say why this one comes before it, or derive "{next}".',
  'own-parent': 'An item cannot stand beneath itself. Choose another parent.',
  'own-neighbour': 'Nothing can be placed after itself. Choose another neighbour.',
  'target-order': 'The upper end of the target range is below its lower end. Swap them or leave one empty.',
  'no-such-commit': 'That step is not in the history, so there is nothing to undo. Reload to see what is.',
  'step-ahead':
    'There is no step {step} yet, as “{field}” says; the newest is {newest}. Name one up to that, or a time.',
  'changed-since': `"{what}" was changed since, so undoing would lose somebody's work. Change it by hand.`,
  'set-since': '{field} of “{what}” was changed since, so it stays as it is.',
  'value-gone': '“{what}” does not get its old {field} back: what it was is gone.',
  'used-since': '"{by}" has come to use "{what}", so it cannot be taken back. Detach that first.',
  'missing-since': 'What "{what}" belongs to is gone, so it cannot come back. Undo that deletion first.',
  'gone-since': '"{what}" is deleted, so nothing of it can be restored. Undo the deletion first.',
  'suggestion-refused': 'This cannot be done as it is proposed: “{what}”. {why}',
  'suggestion-stale':
    'What “{what}” rests on has changed since it was proposed. {why} Untick it, or dismiss the proposal.',
  'nothing-ticked':
    'Nothing in this proposal is ticked. Tick what should come about, or dismiss the proposal.',
  'not-proposable':
    'This reaches out of the product, or changes proposals or long steps themselves. Run the command by itself.',
  'proposal-open': 'There is an open proposal about this already: “{title}”. Apply or dismiss it first.',
  'proposal-too-large':
    '{what, select, suggestions {This proposal has {count, number} suggestions, more than the {most, number} that one person reads. Propose it in parts.} other {This proposal is {count, number} characters long, more than the {most, number} that are kept. Propose it in parts, or do it without proposing it.}}',
  'empty-batch': 'There is nothing to do: the list of commands is empty. Send at least one.',
  'too-costly':
    'This takes too long to be done in one go, and everybody would wait for it: after {done, number} of {of, number} it was stopped, and nothing was done. Do it in smaller parts.',
  'too-large': 'This step has {count}, more than the {most} that fit in one step. Split it.',
})

/** Parts that a refusal is about, where no person gave them a name. */
export const refusalParts = area('refusal-parts', {
  unreadable: 'cannot be read',
  noTime: 'is no time; send a day such as 2027-01-31, or a time such as 2027-01-31T09:00:00Z',
  batchId: 'must be 8 to 64 letters, digits, _ or -',
})

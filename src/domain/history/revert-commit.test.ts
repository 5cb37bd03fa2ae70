import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  metrics,
  missing,
  other,
  others,
  owner,
  releases,
  sampleWorkspace,
  stakeholder,
  team,
  themes,
  trailmix,
  viewer,
} from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'

const call = (name: string, input: unknown) => ({ name, input })

describe('revert-commit', () => {
  test('takes an edit back, and an undo of the undo does it again', () => {
    const { act, undo, get } = sampleWorkspace()
    const undoing = undo(act('edit-item', { item: items[4], title: 'Log in', estimate: 5 }))
    expect(get('item', items[4])).toMatchObject({ title: 'Sign in', estimate: null })
    undo(undoing)
    expect(get('item', items[4])).toMatchObject({ title: 'Log in', estimate: 5 })
  })

  test('leaves a field that somebody set since, and takes back the others', () => {
    const { act, undo, get } = sampleWorkspace()
    const mine = act('edit-item', { item: items[4], title: 'Log in', estimate: 5 })
    act('edit-item', { item: items[4], title: 'Enter' }, team)
    undo(mine)
    expect(get('item', items[4])).toMatchObject({ title: 'Enter', estimate: null })
  })

  test('puts an item back in its place unless somebody moved it since', () => {
    const { act, undo, order } = sampleWorkspace()
    const mine = act('rank-item', { item: items[4], after: null })
    undo(mine)
    expect(order('item', trailmix)).toEqual([...items])
    const again = act('rank-item', { item: items[4], after: null })
    act('rank-item', { item: items[4], after: items[1] }, team)
    expect(undo(again).changes).toEqual([])
  })

  test('unmakes what was made, unless somebody changed it since', () => {
    const { act, undo, refusal, state } = sampleWorkspace()
    const made = act('create-item', { item: missing.item, product: trailmix, title: 'New' })
    act('edit-item', { item: missing.item, status: 'ready' }, team)
    expect(refusal('revert-commit', { commit: made.id })).toEqual({
      code: 'changed-since',
      about: { what: 'New' },
    })
    act('edit-item', { item: missing.item, status: 'draft' }, team)
    undo(made)
    expect(state.records.item.has(missing.item as never)).toBe(false)
  })

  test('takes back all but what others changed or use since, and names that', () => {
    const { act, actAll, undo, state } = sampleWorkspace()
    const ids = ['itm_0000one1', 'itm_0000two2', 'itm_0000three', 'itm_0000four']
    const made = actAll(
      ids.map((item, at) =>
        call('create-item', {
          item,
          product: trailmix,
          title: `New ${at}`,
          ...(at === 2 && { parent: ids[1] }),
        }),
      ),
    )
    act('edit-item', { item: ids[2], status: 'ready' }, team)
    const { note } = undo(made)
    expect(ids.map((id) => state.records.item.has(id as never))).toEqual([false, true, true, false])
    expect(note?.short?.map(({ refusal }) => refusal)).toEqual([
      { code: 'used-since', about: { what: 'New 1', by: 'New 2' } },
      { code: 'changed-since', about: { what: 'New 2' } },
    ])
  })

  test('says why when it changes nothing', () => {
    const { act, undo } = sampleWorkspace()
    const mine = act('edit-item', { item: items[4], title: 'Log in' })
    act('edit-item', { item: items[4], title: 'Enter' }, team)
    const undone = undo(mine)
    expect(undone.changes).toEqual([])
    // It touches nothing, so nobody reads its note but who sees no scope at all; whoever undoes is told in full.
    expect(undone.note?.short).toMatchObject([{ refusal: { code: 'untold' } }])
  })

  test('keeps a release and its goal together', () => {
    const { act, actAll, undo, get } = sampleWorkspace()
    const release = { release: missing.release, goal: missing.goal, product: trailmix, text: 'Hikers share' }
    const made = actAll([
      call('create-release', release),
      call('create-item', { item: missing.item, product: trailmix, title: 'New' }),
    ])
    act('edit-release', { release: missing.release, name: 'Theirs' }, team)
    undo(made)
    expect(get('goal', missing.goal).text).toBe('Hikers share')
  })

  test('unmakes what was made even if it was ranked since', () => {
    const { act, undo, order } = sampleWorkspace()
    const made = act('create-item', { item: missing.item, product: trailmix, title: 'New' })
    act('rank-item', { item: missing.item, after: null }, team)
    undo(made)
    expect(order('item', trailmix)).toEqual([...items])
  })

  test('does not unmake what somebody used since, and names both', () => {
    const { act, refusal } = sampleWorkspace()
    const made = act('create-feature', { feature: missing.feature, goal: goals[1], name: 'Digest by mail' })
    act('trace-items', { items: [items[4]], feature: missing.feature }, team)
    expect(refusal('revert-commit', { commit: made.id })).toEqual({
      code: 'used-since',
      about: { what: 'Digest by mail', by: 'Sign in' },
    })
  })

  test('takes back a whole derivation whose items it tied itself', () => {
    const { actAll, undo, state } = sampleWorkspace()
    const before = contentOf(state)
    const release = missing.release
    const derived = actAll([
      call('create-release', { release, goal: missing.goal, product: trailmix, text: 'Hikers share' }),
      call('create-feature', { feature: missing.feature, goal: missing.goal, name: 'Sharing' }),
      call('create-theme', {
        theme: missing.theme,
        product: trailmix,
        name: 'Share',
        feature: missing.feature,
      }),
      call('group-items', { items: [items[4]], theme: missing.theme }),
      call('trace-items', { items: [items[0], items[4]], feature: missing.feature }),
      call('focus-release', { release, reason: 'Try it' }),
    ])
    const after = contentOf(state)
    const undoing = undo(derived)
    expect(contentOf(state)).toEqual(before)
    undo(undoing)
    expect(contentOf(state)).toEqual(after)
  })

  test('brings back what was deleted, and what pointed at it', () => {
    const { act, undo, get } = sampleWorkspace()
    const deletion = act('delete-feature', { feature: features[0] })
    act('trace-items', { items: [items[1]], feature: features[1] }, team)
    undo(deletion)
    expect(get('feature', features[0]).name).toBe('Trail search')
    // Nobody touched the first since; the second was given another feature, which stays.
    expect([get('item', items[0]).feature, get('item', items[1]).feature]).toEqual([features[0], features[1]])
  })

  test('does not bring back what belongs to something that is gone', () => {
    const { act, refusal } = sampleWorkspace()
    const deletion = act('delete-feature', { feature: features[0] })
    act('delete-release', { release: releases[0] })
    expect(refusal('revert-commit', { commit: deletion.id })).toEqual({
      code: 'missing-since',
      about: { what: 'Trail search' },
    })
  })

  test('brings an item back loose when its feature and theme are gone', () => {
    const { act, undo, get } = sampleWorkspace()
    const deletion = act('delete-items', { items: [items[1]] })
    act('delete-feature', { feature: features[0] })
    act('delete-theme', { theme: themes[0] })
    act('delete-items', { items: [items[0]] })
    undo(deletion)
    expect(get('item', items[1])).toMatchObject({ feature: null, theme: null, parent: null, number: 2 })
  })

  test('changes nothing when somebody brought the same back already', () => {
    const { act, undo } = sampleWorkspace()
    const deletion = act('delete-items', { items: [items[4]] })
    undo(deletion, team)
    expect(undo(deletion).changes).toEqual([])
  })

  test('refuses when the id of what was deleted was given to something else', () => {
    const { act, refusal } = sampleWorkspace()
    const deletion = act('delete-release', { release: releases[2] })
    act('create-release', { release: releases[2], goal: missing.goal, product: other, text: 'Another' })
    expect(refusal('revert-commit', { commit: deletion.id }).code).toBe('changed-since')
  })

  test('refuses a tie to what another product has under that id now', () => {
    const { act, refusal } = sampleWorkspace()
    const loosened = act('trace-items', { items: [items[0]], feature: null })
    act('delete-feature', { feature: features[0] })
    act('create-feature', { feature: features[0], goal: others.goal, name: 'Same id' })
    expect(refusal('revert-commit', { commit: loosened.id })).toEqual({
      code: 'other-product',
      about: { kind: 'feature' },
    })
  })

  test('refuses when the old parent stands beneath the item by now', () => {
    const { act, refusal } = sampleWorkspace()
    const loosened = act('edit-item', { item: items[1], parent: null })
    act('edit-item', { item: items[0], parent: items[1] }, team)
    expect(refusal('revert-commit', { commit: loosened.id }).code).toBe('own-parent')
  })

  test('refuses when the old key was given away', () => {
    const { act, refusal } = sampleWorkspace()
    const renamed = act('edit-product', { product: trailmix, key: 'TM' })
    act('edit-product', { product: other, key: 'TRL' })
    expect(refusal('revert-commit', { commit: renamed.id })).toEqual({
      code: 'key-taken',
      about: { key: 'TRL' },
    })
  })

  test('lets two products change back keys that they swapped', () => {
    const { actAll, undo, get } = sampleWorkspace()
    const swapped = actAll([
      call('edit-product', { product: trailmix, key: 'X' }),
      call('edit-product', { product: other, key: 'TRL' }),
      call('edit-product', { product: trailmix, key: 'OTH' }),
    ])
    undo(swapped)
    expect([get('product', trailmix).key, get('product', other).key]).toEqual(['TRL', 'OTH'])
  })

  test('refuses when the target range would run down', () => {
    const { act, refusal } = sampleWorkspace()
    const lowered = act('edit-metric', { metric: metrics[1], target: 1 })
    act('edit-metric', { metric: metrics[1], targetHigh: 2 }, team)
    expect(refusal('revert-commit', { commit: lowered.id }).code).toBe('target-order')
  })

  test('gives no right that the person lacks, not even by undoing an undo', () => {
    const { act, undo, refusal } = sampleWorkspace()
    const demoted = act('set-role', { product: trailmix, member: team, role: 'stakeholder' })
    const promoted = undo(demoted)
    const renamed = act('edit-product', { product: trailmix, name: 'Trails' })
    for (const { id } of [promoted, renamed]) {
      expect(refusal('revert-commit', { commit: id }, team)).toEqual({
        code: 'not-allowed',
        about: { needs: 'owner' },
      })
    }
    const joined = act('add-member', { member: missing.member, name: 'Nils' }, 'system')
    expect(refusal('revert-commit', { commit: joined.id }, owner).about).toEqual({ needs: 'system' })
    expect(refusal('revert-commit', { commit: 'commit-1' }, owner).about).toEqual({ needs: 'system' })
  })

  test('refuses to leave nobody who administers, and lets two change places back', () => {
    const { act, actAll, undo, refusal, get } = sampleWorkspace()
    const promoted = act('edit-member', { member: team, administrator: true })
    act('edit-member', { member: owner, administrator: false }, team)
    expect(refusal('revert-commit', { commit: promoted.id }, team)).toEqual({
      code: 'last-administrator',
      about: { name: 'Theo' },
    })
    const swapped = actAll(
      [
        call('edit-member', { member: owner, administrator: true }),
        call('edit-member', { member: team, administrator: false }),
      ],
      'system',
    )
    undo(swapped, owner)
    expect([get('member', owner).administrator, get('member', team).administrator]).toEqual([false, true])
  })

  test('lets the team take back an item or a focus, though one writes the product', () => {
    const { act, undo, get } = sampleWorkspace()
    undo(act('create-item', { item: missing.item, product: trailmix, title: 'New' }), team)
    undo(act('focus-release', { release: releases[0] }), team)
    expect(get('product', trailmix)).toMatchObject({ focus: null })
    expect(get('numbering', 'nbr_00000001').nextNumber).toBe(7)
  })

  test('refuses a step that is not in the history', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('revert-commit', { commit: 'commit-9999' })).toEqual({ code: 'no-such-commit', about: {} })
  })

  test('is no step at all for whoever may not see all of it', () => {
    const { act, actAll, refusal } = sampleWorkspace()
    const edited = act('edit-item', { item: items[4], title: 'Log in' })
    const unknown = refusal('revert-commit', { commit: 'commit-9999' }, stakeholder)
    expect(refusal('revert-commit', { commit: edited.id }, stakeholder)).toEqual(unknown)
    const both = actAll([
      call('edit-item', { item: items[4], title: 'Enter' }),
      call('edit-item', { item: others.item, title: 'Enter' }),
    ])
    expect(refusal('revert-commit', { commit: both.id }, team)).toEqual(unknown)
    const deleted = act('delete-product', { product: other })
    expect(refusal('revert-commit', { commit: deleted.id }, team)).toEqual(unknown)
  })

  test('refuses whoever sees the step and may do no such thing', () => {
    const { act, refusal } = sampleWorkspace()
    const { id } = act('edit-item', { item: items[4], title: 'Log in' })
    expect(refusal('revert-commit', { commit: id }, viewer).code).toBe('not-allowed')
    const { id: release } = act('edit-release', { release: releases[0], name: 'May' })
    expect(refusal('revert-commit', { commit: release }, stakeholder).code).toBe('not-allowed')
  })

  test('gives back a product to the owner who deleted it, and to nobody else', () => {
    const { act, undo, refusal, state } = sampleWorkspace()
    act('set-role', { product: trailmix, member: team, role: 'owner' })
    const before = contentOf(state)
    const deletion = act('delete-product', { product: trailmix }, team)
    expect(refusal('revert-commit', { commit: deletion.id }, viewer).code).toBe('no-such-commit')
    const undoing = undo(deletion, team)
    expect(contentOf(state)).toEqual(before)
    undo(undoing, team)
    expect(state.records.product.has(trailmix)).toBe(false)
  })

  test('gives no role and no product back to who was removed since', () => {
    const { act, refusal, undo, get } = sampleWorkspace()
    const cleared = act('clear-role', { product: trailmix, member: team })
    const handed = act('set-role', { product: other, member: viewer, role: 'owner' })
    const back = act('set-role', { product: other, member: owner, role: 'owner' })
    act('remove-member', { member: team })
    const removed = act('remove-member', { member: viewer })
    const why = { code: 'removed-member', about: { name: 'Theo' } }
    expect(refusal('revert-commit', { commit: cleared.id })).toEqual(why)
    expect(refusal('revert-commit', { commit: back.id })).toMatchObject({ about: { name: 'Vera' } })
    undo(removed)
    undo(back)
    expect(get('product', other).owner).toBe(viewer)
    expect(handed.changes).not.toEqual([])
  })

  test('does not take back a return while the person owns a product or has a role', () => {
    const { act, refusal } = sampleWorkspace()
    act('remove-member', { member: team })
    const returned = act('restore-member', { member: team })
    act('set-role', { product: trailmix, member: team, role: 'viewer' })
    expect(refusal('revert-commit', { commit: returned.id }).code).toBe('changed-since')
    act('set-role', { product: trailmix, member: team, role: 'owner' })
    expect(refusal('revert-commit', { commit: returned.id }).code).toBe('owns-product')
  })

  test('brings a text back as it was, without writing it again', () => {
    const { act, undo, get, documents } = sampleWorkspace()
    act('edit-item', { item: items[4], description: 'One' })
    const first = get('item', items[4]).description
    const second = act('edit-item', { item: items[4], description: 'Two' })
    const kept = documents.size
    undo(second)
    expect(get('item', items[4]).description).toBe(first)
    expect(documents.size).toBe(kept)
  })
})

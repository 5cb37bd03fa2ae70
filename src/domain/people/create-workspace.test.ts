import { describe, expect, test } from 'vitest'
import { emptyWorkspace, owner, sampleWorkspace, workspace } from '#tests/support/sample-workspace.ts'

describe('create-workspace', () => {
  test('makes a workspace', () => {
    const made = emptyWorkspace()
    made.act('create-workspace', { workspace, name: ' Outdoor Software ' }, 'system')
    expect(made.get('workspace', workspace)).toMatchObject({ id: workspace, name: 'Outdoor Software' })
  })

  test('refuses an id that is in use', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-workspace', { workspace, name: 'Again' }, 'system')).toEqual({
      code: 'id-taken',
      about: { kind: 'workspace', id: workspace },
    })
  })

  test('is the server’s alone', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-workspace', { workspace: 'wsp_00000002', name: 'Mine' }, owner).code).toBe(
      'not-allowed',
    )
  })
})

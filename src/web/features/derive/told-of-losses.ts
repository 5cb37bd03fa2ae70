import { useEffect, useRef } from 'react'
import { stated } from '#domain/kernel/note.ts'
import { find } from '#domain/kernel/state.ts'
import type { Proposal } from '#domain/proposals/proposal.ts'
import type { Release } from '#domain/roadmap/release.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { store } from '#web/store/the-store.ts'
import { swallowTyping } from '#web/ui/swallow-typing.ts'
import { showToast } from '#web/ui/toast.tsx'
import { proposalPageWords, topDownWords } from '#words/derive.ts'
import { historyWords } from '#words/history.ts'
import { isDealtWith } from './deal-with.ts'

/** Says that somebody else has put a proposal in the place of what was on the screen, or that theirs is gone from it. */
export function useToldOfProposal(proposal: Proposal | null): void {
  const before = useRef(proposal)
  useEffect(() => {
    const was = before.current
    before.current = proposal
    if (was?.id === proposal?.id) return
    if (was && !isDealtWith(was.id) && store.ownChange(was.id) === 'none')
      showToast({
        text: proposalPageWords('goneByOther', { title: stated(was.title), ...store.whoDeleted(was.id) }),
      })
    if (proposal && proposal.by !== store.member && store.ownChange(proposal.id) === 'none') {
      const who = (proposal.by && find(store.state, 'member', proposal.by)?.name) || historyWords('stranger')
      showToast({ text: proposalPageWords('byOther', { who, title: stated(proposal.title) }) })
      swallowTyping()
    }
  }, [proposal])
}

/** Says that the release on the screen is deleted; where something was typed for it, its draft says so. */
export function useToldOfRelease(release: Release | undefined): void {
  const before = useRef(release)
  useEffect(() => {
    const was = before.current
    before.current = release
    if (!was || was.id === release?.id || find(store.state, 'release', was.id)) return
    if (store.ownChange(was.id) === 'none')
      showToast({
        text: topDownWords('releaseGone', { release: releaseName(was), ...store.whoDeleted(was.id) }),
      })
  }, [release])
}

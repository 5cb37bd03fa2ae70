import { createItem } from './backlog/create-item.ts'
import { createTheme } from './backlog/create-theme.ts'
import { deleteItems } from './backlog/delete-items.ts'
import { deleteTheme } from './backlog/delete-theme.ts'
import { editItem } from './backlog/edit-item.ts'
import { editTheme } from './backlog/edit-theme.ts'
import { groupItems } from './backlog/group-items.ts'
import { putReleaseFirst } from './backlog/put-release-first.ts'
import { rankItem } from './backlog/rank-item.ts'
import { traceItems } from './backlog/trace-items.ts'
import { restoreRecord } from './history/restore-record.ts'
import { revertCommit } from './history/revert-commit.ts'
import { withdrawCommit } from './history/withdraw-commit.ts'
import { deleteHabit } from './imports/delete-habit.ts'
import { rememberChoices } from './imports/remember-choices.ts'
import type { Command } from './kernel/command.ts'
import { addMember } from './people/add-member.ts'
import { clearRole } from './people/clear-role.ts'
import { createWorkspace } from './people/create-workspace.ts'
import { editMember } from './people/edit-member.ts'
import { removeMember } from './people/remove-member.ts'
import { restoreMember } from './people/restore-member.ts'
import { setRole } from './people/set-role.ts'
import { createProduct } from './product/create-product.ts'
import { deleteProduct } from './product/delete-product.ts'
import { editProduct } from './product/edit-product.ts'
import { focusRelease } from './product/focus-release.ts'
import { applyProposal } from './proposals/apply-proposal.ts'
import { createProposal } from './proposals/create-proposal.ts'
import { deleteProposal } from './proposals/delete-proposal.ts'
import { tickSuggestions } from './proposals/tick-suggestions.ts'
import { createFeature } from './roadmap/create-feature.ts'
import { createMetric } from './roadmap/create-metric.ts'
import { createRelease } from './roadmap/create-release.ts'
import { deleteFeature } from './roadmap/delete-feature.ts'
import { deleteMetric } from './roadmap/delete-metric.ts'
import { deleteRelease } from './roadmap/delete-release.ts'
import { editFeature } from './roadmap/edit-feature.ts'
import { editGoal } from './roadmap/edit-goal.ts'
import { editMetric } from './roadmap/edit-metric.ts'
import { editRelease } from './roadmap/edit-release.ts'
import { moveFeature } from './roadmap/move-feature.ts'
import { moveRelease } from './roadmap/move-release.ts'
import { advanceStep } from './steps/advance-step.ts'
import { beginStep } from './steps/begin-step.ts'
import { cancelStep } from './steps/cancel-step.ts'
import { undoStep } from './steps/undo-step.ts'

/** What the product can do. Every door serves this list; a new command is one line here. */
export const commands: readonly Command[] = [
  createWorkspace,
  addMember,
  editMember,
  removeMember,
  restoreMember,
  setRole,
  clearRole,
  createProduct,
  editProduct,
  focusRelease,
  deleteProduct,
  createRelease,
  editRelease,
  moveRelease,
  deleteRelease,
  editGoal,
  createFeature,
  editFeature,
  moveFeature,
  deleteFeature,
  createMetric,
  editMetric,
  deleteMetric,
  createItem,
  editItem,
  rankItem,
  putReleaseFirst,
  traceItems,
  groupItems,
  deleteItems,
  createTheme,
  editTheme,
  deleteTheme,
  createProposal,
  tickSuggestions,
  applyProposal,
  deleteProposal,
  restoreRecord,
  revertCommit,
  withdrawCommit,
  beginStep,
  advanceStep,
  cancelStep,
  undoStep,
  rememberChoices,
  deleteHabit,
] as Command<never>[] as readonly Command[]

import { useNavigate } from '@tanstack/react-router'
import { administrators } from '#domain/kernel/right.ts'
import { deleteProduct } from '#domain/product/delete-product.ts'
import type { Product } from '#domain/product/product.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { useMay } from '#web/store/use-store.ts'
import { arriveAt } from '#web/ui/arrive-at.ts'
import { groupWords } from '#words/groups.ts'
import { settingsSectionWords as say } from '#words/settings.ts'

/** By the ids of their headings. */
const sections = [
  'product-settings',
  'people',
  'account',
  'backups',
  'appearance',
  'keys',
  'removal',
] as const

/** The sections of the settings that somebody has, each to be gone to by its name. */
export function useSettingsActions({ key }: Product): void {
  const navigate = useNavigate()
  const may = {
    backups: useMay({ allow: administrators }),
    removal: useMay(deleteProduct),
  }
  const shown = sections.filter((section) => !(section in may) || may[section as keyof typeof may])
  useActions(
    'everywhere',
    shown.map((section) => ({
      id: `settings.${section}`,
      label: say(section),
      group: groupWords('settings'),
      words: say(`${section}.words`),
      perform: () =>
        void navigate({ to: '/p/$key/settings', params: { key } }).then(() => arriveAt(`#${section}`)),
    })),
  )
}

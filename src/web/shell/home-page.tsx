import { Navigate, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { createProduct } from '#domain/product/create-product.ts'
import { startKeyboard } from '#web/actions/keyboard.ts'
import { useGoOn } from '#web/product/go-on.ts'
import { ownProductDraft } from '#web/product/own-product-draft.ts'
import { useHistory, useMay, useQuery } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { roleScreenWords } from '#words/role-screens.ts'
import { shellWords } from '#words/shell.ts'
import { DropTarget } from './drop-target.tsx'
import { NewProduct, newProductDraft } from './new-product.tsx'
import { Outside } from './outside.tsx'
import { TrayAtHome } from './tray-at-home.tsx'
import { undo, undoLabel } from './undo.ts'
import { useUndoActions } from './use-undo-actions.ts'

/** Leads to the first product of one's own, else to the sample, else invites to make one. */
export function HomePage() {
  const key = useQuery(
    (state) => {
      const products = [...state.records.product.values()]
      return (products.find(({ sample }) => !sample) ?? products[0])?.key
    },
    { kinds: ['product'] },
  )
  return key ? <Navigate to="/p/$key/roadmap" params={{ key }} replace /> : <NoProduct />
}

/** The last one may just have been deleted, so Undo is here as everywhere. */
function NoProduct() {
  const [making, setMaking] = useState(false)
  const mayMake = useMay(createProduct)
  const history = useHistory()
  const navigate = useNavigate()
  useUndoActions()
  useGoOn(newProductDraft, () => setMaking(true))
  useGoOn(ownProductDraft, () => void navigate({ to: '/welcome', search: { start: 'own' } }))
  useEffect(startKeyboard, [])
  return (
    <Outside>
      <EmptyState
        level={1}
        title={mayMake ? shellWords('homeTitle') : roleScreenWords('noProductTitle')}
        actions={
          <>
            {mayMake && (
              <>
                <Button look="first" onClick={() => setMaking(true)}>
                  {shellWords('newProduct')}
                </Button>
                <Button onClick={() => void navigate({ to: '/import' })}>
                  {shellWords('importBacklog')}
                </Button>
              </>
            )}
            <TrayAtHome />
            {(history.undo !== null || mayMake) && (
              <Button look="quiet" onClick={() => void undo()}>
                {undoLabel(history)}
              </Button>
            )}
          </>
        }
      >
        {mayMake ? shellWords('home') : roleScreenWords('noProduct')}
      </EmptyState>
      <DropTarget product={null} takes={mayMake} />
      <NewProduct open={making} onClose={() => setMaking(false)} />
    </Outside>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useState } from 'react'
import type { z } from 'zod'
import { workspaceScope } from '#domain/kernel/scope.ts'
import { createProduct } from '#domain/product/create-product.ts'
import { keyFor } from '#domain/product/key-for.ts'
import { Restored } from '#web/product/restored.tsx'
import { useDraft } from '#web/product/use-draft.ts'
import { newId } from '#web/store/new-id.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { Form, useTroubles } from '#web/ui/form.tsx'
import { shellWords } from '#words/shell.ts'

/** What is half filled in for a product to be made. */
export const newProductDraft = {
  scope: workspaceScope,
  name: 'new-product',
  called: () => shellWords('newProduct'),
}

/** Three fields: name, key, and what the product is for. Stage and the rest can wait for the settings. */
export function NewProduct({ open, onClose }: { open: boolean; onClose: () => void }) {
  const form = useId()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={shellWords('newProduct')}
      description={shellWords('newProductHint')}
      actions={
        <>
          <Button onClick={onClose}>{shellWords('cancel')}</Button>
          <Button look="first" type="submit" form={form}>
            {shellWords('createProduct')}
          </Button>
        </>
      }
    >
      <NewProductForm id={form} onDone={onClose} />
    </Dialog>
  )
}

function NewProductForm({ id, onDone }: { id: string; onDone: () => void }) {
  const navigate = useNavigate()
  const keeper = useDraft(newProductDraft)
  const [kept] = useState(() => keeper.read()?.texts)
  const [restored, setRestored] = useState(kept !== undefined)
  const [name, setName] = useState(kept?.[shellWords('name')] ?? '')
  const [key, setKey] = useState<string | null>(kept?.[shellWords('key')] || null)
  const [vision, setVision] = useState(kept?.[shellWords('vision')] ?? '')
  useEffect(
    () =>
      keeper.keep({
        [shellWords('name')]: name,
        [shellWords('key')]: key ?? '',
        [shellWords('vision')]: vision,
      }),
    [keeper, name, key, vision],
  )
  const throwAway = () => {
    setName('')
    setKey(null)
    setVision('')
    setRestored(false)
  }
  const { troubles, tell, mended } = useTroubles<'name' | 'key' | 'vision'>()
  const shownKey = key ?? keyFor(name)

  const submit = () => {
    const parsed = createProduct.input.safeParse({ product: newId('product'), name, key: shownKey, vision })
    if (!parsed.success) return tell(troublesOf(parsed.error, name))
    const outcome = store.run(createProduct, parsed.data)
    if (outcome.refusal)
      return tell({ [outcome.refusal.code === 'key-taken' ? 'key' : 'form']: outcome.sentence })
    keeper.keep(null)
    onDone()
    void navigate({ to: '/p/$key/roadmap', params: { key: shownKey } })
  }

  return (
    <Form id={id} onSubmit={submit} style={{ display: 'grid', gap: 12 }}>
      {restored && <Restored onThrowAway={throwAway} />}
      <TextField
        label={shellWords('name')}
        value={name}
        onChange={(text) => {
          setName(text)
          mended('name')
          if (key === null) mended('key')
        }}
        error={troubles.name}
        autoFocus
        required
      />
      <TextField
        label={shellWords('key')}
        value={shownKey}
        onChange={(text) => {
          setKey(text.toUpperCase())
          mended('key')
        }}
        error={troubles.key}
        hint={shellWords('keyHint')}
        required
      />
      <TextArea
        label={shellWords('vision')}
        value={vision}
        onChange={(text) => {
          setVision(text)
          mended('vision')
        }}
        error={troubles.vision}
        rows={2}
        hint={shellWords('visionHint')}
      />
      <p role="alert" style={{ color: 'var(--bad)' }}>
        {troubles.form}
      </p>
    </Form>
  )
}

/** The first trouble of each field. A key that follows from the name waits for one. */
function troublesOf({ issues }: z.ZodError, name: string): { [field: string]: string } {
  const troubles = issues.toReversed().map(({ path, message }) => [String(path[0] ?? 'form'), message])
  return Object.fromEntries(
    troubles
      .filter(([field]) => field !== 'key' || name.trim() !== '')
      .map(([field, message]) => [field, `${message}.`]),
  )
}

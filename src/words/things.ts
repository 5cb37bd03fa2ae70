import { area } from './area.ts'

/** What the palette says about the things that it finds, and about the words themselves. */
export const thingsWords = area('things', {
  planned: '{kind} · {of}',
  plannedElsewhere: '{kind} · {of} · {product}',
  product: '{kind} · {key}',
  doneItem: '{status} · {key}',
  filterFor: 'Filter the backlog for “{query}”',
  newItem: 'New item “{title}”',
})

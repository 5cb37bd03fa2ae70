import { area } from './area.ts'

/** What the palette says about what it acts on, the things that it finds, and the words themselves. */
export const thingsWords = area('things', {
  item: '{key} {title}',
  planned: '{kind} · {of}',
  plannedElsewhere: '{kind} · {of} · {product}',
  product: '{kind} · {key}',
  doneItem: '{status} · {key}',
  filterFor: 'Filter the backlog for “{query}”',
  newItem: 'New item “{title}”',
})

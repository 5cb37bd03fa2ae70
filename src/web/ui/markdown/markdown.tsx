import { marked, type Token, type Tokens } from 'marked'
import { Fragment, memo, type ReactNode } from 'react'
import styles from './markdown.module.css'
import { plainText } from './plain-text.ts'
import { safeAddress } from './safe-address.ts'

/**
 * Markdown as elements. What was written is read into a tree and drawn from it, never put into the page as HTML: tags
 * stand there as text, a link leads only where links may, and a picture is a link, since nothing is loaded from afar.
 */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.text} dir="auto">
      {blocks(nested(marked.lexer(text, { gfm: true, breaks: true })))}
    </div>
  )
})

/** Headings as deep as they stand beneath each other, whatever signs somebody likes: none is left out between two. */
function nested(tokens: Token[]): Token[] {
  const above: number[] = []
  marked.walkTokens(tokens, (token) => {
    if (token.type !== 'heading') return
    const { depth } = token as Tokens.Heading
    while ((above.at(-1) ?? 0) >= depth) above.pop()
    above.push(depth)
    token.depth = above.length
  })
  return tokens
}

function blocks(tokens: readonly Token[] | undefined): ReactNode[] {
  return (tokens ?? []).map((token, at) => {
    // Tokens have no name of their own: their place is what they are.
    const key = String(at)
    return <Fragment key={key}>{drawn(token)}</Fragment>
  })
}

function drawn(token: Token): ReactNode {
  switch (token.type) {
    case 'heading': {
      // The page's own headings come above.
      const Heading = `h${Math.min(6, (token as Tokens.Heading).depth + 2)}` as 'h3'
      return <Heading>{blocks(token.tokens)}</Heading>
    }
    case 'paragraph':
      return <p>{blocks(token.tokens)}</p>
    case 'blockquote':
      return <blockquote>{blocks(token.tokens)}</blockquote>
    case 'list':
      return list(token as Tokens.List)
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        <pre tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      )
    case 'table':
      return table(token as Tokens.Table)
    case 'hr':
      return <hr />
    case 'br':
      return <br />
    case 'strong':
      return <strong>{blocks(token.tokens)}</strong>
    case 'em':
      return <em>{blocks(token.tokens)}</em>
    case 'del':
      return <del>{blocks(token.tokens)}</del>
    case 'codespan':
      return <code>{token.text}</code>
    case 'link':
      return link(token.href, blocks(token.tokens))
    case 'image':
      return link(token.href, token.text || token.href)
    case 'html':
      return token.block ? <p>{token.raw.trim()}</p> : token.raw
    case 'space':
    case 'def':
    case 'checkbox':
      return null
    case 'text':
      return token.tokens ? blocks(token.tokens) : plainText(token.text)
    default:
      return plainText('text' in token ? String(token.text) : token.raw)
  }
}

function link(href: string, words: ReactNode): ReactNode {
  const address = safeAddress(href)
  if (address === null) return words
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {words}
    </a>
  )
}

function list({ ordered, start, items }: Tokens.List): ReactNode {
  const entries = items.map((item, at) => {
    const key = String(at)
    return (
      <li key={key} className={item.task ? styles.task : undefined}>
        {item.task && <span aria-hidden="true">{item.checked ? '☑' : '☐'}</span>}
        <div>{blocks(item.tokens)}</div>
      </li>
    )
  })
  return ordered ? <ol start={Number(start) || 1}>{entries}</ol> : <ul>{entries}</ul>
}

function table({ header, rows }: Tokens.Table): ReactNode {
  const cells = (row: Tokens.TableCell[], Cell: 'th' | 'td') =>
    row.map(({ tokens }, at) => {
      const key = String(at)
      return <Cell key={key}>{blocks(tokens)}</Cell>
    })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <div className={styles.wide} tabIndex={0}>
      <table>
        <thead>
          <tr>{cells(header, 'th')}</tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const key = String(at)
            return <tr key={key}>{cells(row, 'td')}</tr>
          })}
        </tbody>
      </table>
    </div>
  )
}

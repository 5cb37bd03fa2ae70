import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Markdown } from './markdown.tsx'

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />)

describe('Markdown', () => {
  test('draws headings beneath those of the page, lists, tasks, code and tables', () => {
    expect(html('# One')).toContain('<h3>One</h3>')
    expect(html('- a\n- [x] b')).toMatch(/<ul><li>.*a.*<\/li><li.*☑.*b.*<\/li><\/ul>/s)
    expect(html('3. c')).toContain('<ol start="3">')
    expect(html('```\na < b\n```')).toContain('<code>a &lt; b</code>')
    expect(html('|a|b|\n|-|-|\n|1|2|')).toContain('<td>1</td><td>2</td>')
    expect(html('**bold** _soft_ ~~gone~~ `x`')).toContain(
      '<strong>bold</strong> <em>soft</em> <del>gone</del>',
    )
  })

  test('leaves out no level of headings, however deep they begin', () => {
    const levels = (text: string) => [...html(text).matchAll(/<h(\d)>/g)].map(([, level]) => Number(level))
    expect(levels('## One\n\n## Two\n\n#### Beneath\n\n# Three')).toEqual([3, 3, 4, 3])
    expect(levels('# One\n\n> ### Beneath')).toEqual([3, 4])
  })

  test('keeps the lines as they were typed', () => {
    expect(html('one\ntwo')).toContain('one<br/>two')
  })

  test('shows tags as the text that they are', () => {
    for (const text of [
      '<script>alert(1)</script>',
      'a <b onclick="x()">b</b>',
      '<img src=x onerror=alert(1)>',
    ]) {
      const drawn = html(text)
      expect(drawn).not.toMatch(/<(script|b|img)\b/)
      expect(drawn).toContain('&lt;')
    }
  })

  test('leads only to the web and to mail, and tells nothing of where one came from', () => {
    expect(html('[a](https://example.org)')).toContain(
      '<a href="https://example.org" target="_blank" rel="noreferrer">a</a>',
    )
    expect(html('[a](mailto:a@example.org)')).toContain('href="mailto:a@example.org"')
    for (const href of [
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '/p/TM',
      '//x',
    ])
      expect(html(`[a](${href})`)).not.toContain('href')
    expect(html('[a](java&#115;cript:alert(1))')).not.toContain('href')
  })

  test('loads no picture: it is a link with its words', () => {
    const drawn = html('![a map](https://example.org/map.png)')
    expect(drawn).not.toContain('<img')
    expect(drawn).toContain('href="https://example.org/map.png"')
    expect(drawn).toContain('a map')
  })

  test('reads characters that are written by name, but not in code', () => {
    expect(html('a &amp; b')).toContain('a &amp; b')
    expect(html('`&lt;`')).toContain('&amp;lt;')
  })
})

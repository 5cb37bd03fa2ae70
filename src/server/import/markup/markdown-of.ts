import { parseJson } from '../bytes/json.ts'
import { adfToMarkdown, isAdf } from './adf-markdown.ts'
import { htmlToMarkdown } from './html-markdown.ts'
import { wikiToMarkdown } from './wiki-markdown.ts'

/** How a tool writes its long texts. `any`: nobody said, so only what can be nothing else is read. */
export type Markup = 'html' | 'jira' | 'textile' | 'any'

/** A long text of another tool as Markdown. What is no markup is returned as it is. */
export function markdownOf(text: string, markup: Markup = 'any'): string {
  const start = text.trimStart()
  if (/^\{\s*"(?:type|version|content)"/.test(start)) {
    const parsed = parseJson(start)
    if ('value' in parsed && isAdf(parsed.value)) return adfToMarkdown(parsed.value)
  }
  if (markup === 'jira' || markup === 'textile') return wikiToMarkdown(text, markup)
  // In a text of no known tool a tag may be an example; one that begins with a block was written by an editor.
  if (markup === 'html' || /^<(?:p|div|ul|ol|h[1-6]|span|br|table|strong|html)\b[^<>]*>/i.test(start))
    return htmlToMarkdown(text)
  return hasWikiBlocks(text) ? wikiToMarkdown(text, 'jira') : text
}

function hasWikiBlocks(text: string): boolean {
  return (
    /^h[1-6]\. \S/m.test(text) ||
    /\{(?:code|noformat)(?::[^{}\n]{0,200})?\}[\s\S]*\{(?:code|noformat)\}/.test(text)
  )
}

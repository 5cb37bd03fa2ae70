// What an item is about, without the frame it is written in: no story formula, no markup, no template.

export interface Subject {
  readonly title: string
  readonly text: string
  /** Who wants it, from "As a <role>"; '' without the formula. */
  readonly role: string
}

// A line that this share of the items has word for word comes from a template ("## Definition of Ready").
const TEMPLATE_SHARE = 0.02
const TEMPLATE_AT_LEAST = 3

// "As a <role>, I want to" in the languages of the stop words. The role has to be short, or a sentence that
// merely begins with "As" would lose its first half.
const ROLE = String.raw`(?<role>[^,.;:\n]{1,80}?)`
const FORMULAS = [
  `as (?:an? |the )?${ROLE},? (?:i|we)(?:'d| would| can| should| must| will)? ?(?:want|need|like|wish|be able|love|am able)?(?: for)?(?: to be able)?(?: to)?`,
  `als (?:ein(?:e|er)? |der |die )?${ROLE},? (?:möchte|will|muss|kann|brauche) (?:ich|wir)`,
  `als ${ROLE},? (?:wil|moet|kan) (?:ik|we|wij)(?: graag)?`,
  `en tant qu(?:e |['’])${ROLE},? (?:je|nous) (?:veux|voudrais|souhaite|peux|dois|voulons|souhaitons)`,
  `como ${ROLE},? (?:eu )?(?:quiero|quisiera|necesito|puedo|queremos|quero|preciso|gostaria de|desejo)(?: poder)?`,
  `come ${ROLE},? (?:io )?(?:voglio|vorrei|devo|posso)(?: poter)?`,
  `как ${ROLE},? (?:я|мы) (?:хочу|хотим|могу|должен|хотел бы)`,
  `ως ${ROLE},? (?:θέλω|θα ήθελα|χρειάζομαι)(?: να)?`,
  String.raw`(?<role>[^、。\n]{1,30})として[、,]?`,
].map((formula) => new RegExp(String.raw`^\s*${formula}(?![\p{Ll}\p{Lu}])`, 'iu'))
const REASON =
  /,?\s{0,20}\b(?:so that|in order (?:that|to)|damit|sodass|zodat|afin (?:que|de)|para que|affinché)\b/giu

/**
 * Cleans the items' texts. They are read together, since only the whole backlog tells a template's lines from
 * what somebody wrote.
 */
export function subjects(items: readonly { title: string; text: string }[]): Subject[] {
  const lineCounts = new Map<string, number>()
  for (const { text } of items) {
    for (const line of new Set(linesOf(text))) lineCounts.set(line, (lineCounts.get(line) ?? 0) + 1)
  }
  const limit = Math.max(TEMPLATE_AT_LEAST, items.length * TEMPLATE_SHARE)
  return items.map(({ title, text }) => {
    // Exports of some tools repeat the title as the first words of the text.
    const rest = text.startsWith(title) ? text.slice(title.length) : text
    const own = linesOf(rest).filter((line) => (lineCounts.get(line) ?? 0) <= limit)
    const inTitle = withoutFormula(plain(title))
    const inText = withoutFormula(plain(own.join('\n')))
    return { title: inTitle.wanted, text: inText.wanted, role: inTitle.role || inText.role }
  })
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** A story as one reads it among others: what is wanted, then by whom. Without the formula all of it is wanted. */
export function readStory(title: string): { want: string; role: string } {
  for (const formula of FORMULAS) {
    const match = formula.exec(title)
    if (!match) continue
    const [want = ''] = title.slice(match[0].length).split(REASON)
    const said = want.trim().replace(/[,.;:]+$/, '')
    if (said !== '') return { want: said, role: (match.groups?.role ?? '').trim() }
  }
  return { want: title, role: '' }
}

function withoutFormula(text: string): { wanted: string; role: string } {
  for (const formula of FORMULAS) {
    const match = formula.exec(text)
    if (match) return { wanted: withoutReason(text.slice(match[0].length)), role: match.groups?.role ?? '' }
  }
  return { wanted: withoutReason(text), role: '' }
}

// A full stop keeps words on either side from becoming a two-word term.
function withoutReason(text: string): string {
  return text.replace(REASON, ' .')
}

// What an item is about stands before this, and what is made to be slow to read stays bearable.
const LONGEST = 20_000

function plain(text: string): string {
  return (
    text
      .slice(0, LONGEST)
      .replace(/<!--[\s\S]*?-->/g, ' ')
      .replace(/```[\s\S]*?```/g, ' ')
      .replace(/\{(noformat|code)\b[^}]*\}[\s\S]*?\{\1\}/g, ' ')
      .replace(/!?\[([^\][]{0,1000})\]\(([^)(]{0,2000})\)/g, ' $1 $2 ')
      // Of a link the path says what it is about; the host is the same in most items.
      .replace(/https?:\/\/[^\s/)\]>"']*/g, ' ')
      .replace(/^[ \t]*at [\w.$<>]+\(.*$/gm, ' ')
      .replace(/<[^>]{1,200}>/g, ' ')
      .replace(/\{\{?[^}\n]{0,40}\}?\}/g, ' ')
  )
}

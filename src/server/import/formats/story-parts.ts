import { storyParts } from '../words/header-words.ts'
import { headerWord } from './headings.ts'
import { wordOf } from './words.ts'

/** The columns that together tell a story: who wants what, and why. */
export interface StoryParts {
  who: number
  want: number
  why: number | null
  join: readonly [string, string, string]
}

type Part = 'who' | 'want' | 'why'
/** Words that mean a part only beside the others: "Goal" by itself is no story. */
const loose = new Set(
  'who,role,actor,persona,user role,user type,stakeholder,user,want,goal,action,need,what,desire,benefit,reason,why,value,outcome,wish,rolle,wer,nutzer,akteur,wunsch,ziel,was,nutzen,grund,warum,rôle,acteur,qui,besoin,quoi,bénéfice,pourquoi,raison,rol,quién,qué,beneficio,papel,quem,benefício,ruolo,chi,cosa,wie,wat,rola,kto,co,role,kdo,роль,кто,что,польза,зачем,角色,目标,价值,目的,原因,役割,理由,なぜ,何を,역할,이유,왜,roll,como,come,som,per,para,als,jako,как,як,como um'
    .split(',')
    .map(wordOf),
)

/** Finds them among headers, all in one language; null when no story is told so. */
export function storyPartsIn(headers: readonly string[]): StoryParts | null {
  const words = headers.map((header) => bareHeader(header))
  for (const { join, ...parts } of storyParts) {
    const placeOf = (part: Part) => {
      const known = new Set(parts[part].map((word) => bareHeader(word)))
      return words.findIndex((word) => known.has(word))
    }
    const [who, want, why] = [placeOf('who'), placeOf('want'), placeOf('why')]
    if (who === -1 || want === -1 || who === want || why === who || why === want) continue
    const said = [who, want, why].filter((at) => at !== -1 && !loose.has(words[at]!)).length
    if (why === -1 ? said === 2 : said > 0 || [who, want, why].every((at) => at !== -1))
      return { who, want, why: why === -1 ? null : why, join }
  }
  return null
}

function bareHeader(header: string): string {
  return headerWord(header)
    .replace(/[<[({…].*$/, '')
    .replace(/[.,:;…]+$/, '')
    .trim()
}

/** "As a guest I want to book a room so that I can sleep". */
export function storyOf({ join, ...parts }: StoryParts, cell: (place: number) => string): string {
  const [who, want, why] = [cell(parts.who), cell(parts.want), parts.why === null ? '' : cell(parts.why)].map(
    (text) => text.trim().replace(/[\s,.;]+$/, ''),
  )
  if (want === '' && who === '') return ''
  return [joined(join[0], who!), joined(join[1], want!), joined(join[2], why!)]
    .filter((part) => part !== '')
    .join(joinsWithSpace(join) ? ' ' : '，')
    .trim()
}

const joinsWithSpace = (join: readonly string[]) => !/\p{Script=Han}/u.test(join.join(''))

function joined(before: string, text: string): string {
  if (text === '' || before === '') return text
  const [first] = wordOf(before).split(' ')
  const said = wordOf(text)
  // The cell says it itself: "As a guest" below "As a".
  if (said.startsWith(wordOf(before)) || (first && said.startsWith(`${first} `))) return text
  if (before === 'As a')
    return `As ${/^(?:an?|the)\s/i.test(text) ? '' : /^[aeio]/i.test(text) ? 'an ' : 'a '}${text}`
  if (before === 'I want' && /^i (?:want|need|would|can|wish)/i.test(text)) return text
  return /\p{Script=Han}/u.test(before) ? before + text : `${before} ${text}`
}

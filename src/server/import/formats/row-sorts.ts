import { numberOf } from './estimates.ts'
import type { Picked } from './table.ts'
import { bareWord, wordOf } from './words.ts'

const totals = new Set(
  'total,totals,grand total,sum,subtotal,sub total,average,avg,mean,count,summe,gesamt,gesamtsumme,zwischensumme,durchschnitt,anzahl,total général,somme,moyenne,sous total,suma,total general,promedio,soma,total geral,média,totale,somma,media,totaal,som,gemiddelde,razem,ogółem,średnia,celkem,součet,průměr,summa,totalt,genomsnitt,i alt,sum totalt,yhteensä,toplam,genel toplam,ortalama,итого,всего,сумма,среднее,разом,всього,усього,сума,合计,合計,总计,總計,总和,平均,小计,小計,計,총계,합계,평균,소계,összesen'
    .split(',')
    .map(wordOf),
)

/** Asked of every row, so most of them are told apart by one sign. */
const firstLetter = /\p{L}/u
const beginnings = new Set(['σ', ...[...totals].map((word) => word[0]!)])

/** A line that adds up what stands above it: it says so, and the rest of it is numbers. */
export function isTotal({ lead, filled, cells }: Picked): boolean {
  if (filled < 1 || filled > 12 || lead.length > 40) return false
  if (!beginnings.has(firstLetter.exec(lead)?.[0].toLowerCase() ?? '')) return false
  const word = bareWord(lead.replace(/[\d.,%]+/g, '')) || wordOf(lead)
  const said = word.split(/\s*[:=]\s*|\s+(?:story points?|points?|sp|items|stories|estimate)$/)[0]!
  if (lead.trim() !== 'Σ' && !totals.has(said)) return false
  const others = cells.filter((cell) => cell.trim() !== '' && cell !== lead)
  return others.every((cell) => numberOf(cell.trim()) !== undefined || /^[\d.,\s%]+$/.test(cell.trim()))
}

/** A line that is drawn, such as the one below the header of a table between bars. */
export function isRule({ filled, lead, cells }: Picked): boolean {
  return filled > 1 && ruled.test(lead) && cells.every((cell) => cell === '' || ruled.test(cell))
}

const ruled = /^\s*:?(?:-{2,}|={2,}|_{2,}|—+|─+)[-=_—─]*:?\s*$/

/**
 * Whether rows of a single cell are the names of groups that the rows below them belong to. They are when their cell
 * stands where no title is, or, where it is the title itself, when all other rows have something beside theirs.
 */
export function groupRowsIn(
  rows: readonly Picked[],
  titleAt: number | null,
  named: readonly number[],
  mayLead: (place: number) => boolean,
): (row: Picked) => boolean {
  const filled = rows.filter((row) => row.filled > 0)
  // A line that breaks off behind its first cell was written so; a sheet fills the others with nothing.
  const single = (row: Picked) =>
    row.filled === 1 &&
    row.width > 1 &&
    mayLead(row.leadAt) &&
    /\p{L}/u.test(row.lead) &&
    row.lead.trim().length < 150
  const groups = filled.filter(single)
  const others = filled.filter((row) => !single(row))
  const never = () => false
  if (groups.length === 0 || others.length === 0 || groups.length > others.length * 2) return never
  const apart = (row: Picked) => titleAt === null || (row.cells[titleAt] ?? '').trim() === ''
  if (groups.every(apart)) return single
  if (filled[0] && !single(filled[0])) return (row) => single(row) && apart(row)
  // All others have a status, an estimate or an id, so that one without is no item that somebody left bare.
  const tells = named.filter((at) => others.every(({ cells }) => (cells[at] ?? '').trim() !== ''))
  return tells.length > 0 ? single : (row) => single(row) && apart(row)
}

import { limits } from '../limits.ts'

/** A number from a cell that says nothing else, undefined when it is none. Takes 0.5 and 0,5. */
export function numberOf(text: string): number | undefined {
  return /^-?\d{1,12}(?:[.,]\d{1,12})?$/.test(text) ? Number(text.replace(',', '.')) : undefined
}

const fractions: Readonly<Record<string, number>> = {
  '½': 0.5,
  '¼': 0.25,
  '¾': 0.75,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 0.2,
  '⅛': 0.125,
}

/** Points, in the languages that backlogs are kept in. Hours and days are no points. */
const unit =
  /\s*(?:sps?|s\.p\.|story[\s-]*points?|points?|pts?\.?|p|punkte?|storypunkte?|puntos?|pontos?|punti|punten|poäng|point(?:s)? d(?:e |')(?:story|histoire|effort)|pkt\.?|punkt(?:y|ów|ti|er)?|pist(?:e|että)|bod(?:y|ů)?|puan|баллов|балла?|очк(?:о|а|ов)|стори\s?поинт(?:а|ов)?|балів|бали|点|點|ポイント|포인트|점)$/iu

/** Story points from a cell: null when empty, undefined when it is no number from 0 to 10,000. */
export function estimateOf(cell: string): number | null | undefined {
  const text = cell.normalize('NFC').trim()
  if (text === '') return null
  const bare = text
    .replace(/^(?:sp|points?|estimate|≈|~|ca\.?|approx\.?|circa)[\s:=]*(?=[\d½¼¾⅓⅔])/i, '')
    .replace(unit, '')
    .replace(/^\((.*)\)$|^\[(.*)\]$/, '$1$2')
    .trim()
  const value = numberOf(bare) ?? fractionOf(bare)
  return value !== undefined && value >= 0 && value <= limits.estimate ? value : undefined
}

/** ½, 1½, 1/2, 1 1/2. */
function fractionOf(text: string): number | undefined {
  const [, whole = '', sign = ''] = /^(\d{0,4})\s?([½¼¾⅓⅔⅕⅛])$/.exec(text) ?? []
  if (sign !== '') return Number(whole || 0) + fractions[sign]!
  const [, before = '0', over, under] = /^(?:(\d{1,4})\s+)?(\d)\s?[/⁄]\s?([2-9])$/.exec(text) ?? []
  return over === undefined || under === undefined ? undefined : Number(before) + Number(over) / Number(under)
}

/** How big a T-shirt is, and what people say that have not estimated. */
const sizes =
  /^(?:x{0,4}s|m|x{0,4}l|\d?x[sl]|small|medium|large|extra large|huge|tiny|klein|mittel|groß|petit|moyen|grand)$/i

/** Whether a cell is a size that stands for no number: it is named, and the person says which number it is. */
export function isSize(cell: string): boolean {
  return sizes.test(cell.trim())
}

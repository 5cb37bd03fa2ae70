type DoubleByte = 'gb18030' | 'big5' | 'shift_jis' | 'euc-kr' | 'euc-jp'

/**
 * How much bytes look like Chinese, Japanese or Korean of one encoding. Each of them lists its frequent characters
 * apart from the rare ones, so that the first byte of a pair tells which it is.
 */
export function doubleByteScore(bytes: Uint8Array, encoding: DoubleByte): number {
  const judge = judges[encoding]
  let score = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!
    if (lead < 0x80) continue
    // Half-width kana are single bytes there.
    if (encoding === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf) {
      score -= 0.6
      continue
    }
    score += judge(lead, bytes[++at] ?? 0)
  }
  return score
}

const judges: Record<DoubleByte, (lead: number, trail: number) => number> = {
  gb18030: (lead, trail) => {
    if (trail < 0xa1) return -1.5
    if (lead >= 0xb0 && lead <= 0xd7) return 2
    if (lead >= 0xd8 && lead <= 0xf7) return -0.5
    return lead <= 0xa3 && lead >= 0xa1 ? 0.8 : -1.5
  },
  big5: (lead, trail) => {
    if (trail < 0x40) return -3
    if (lead >= 0xa4 && lead <= 0xc6) return 1.9
    if (lead >= 0xc9 && lead <= 0xf9) return -0.8
    return lead >= 0xa1 && lead <= 0xa3 ? 0.8 : -3
  },
  'euc-kr': (lead, trail) => {
    if (trail < 0xa1) return -1
    if (lead >= 0xb0 && lead <= 0xc8) return 2.1
    if (lead >= 0xca && lead <= 0xfd) return -1.5
    return lead >= 0xa1 && lead <= 0xa3 ? 0.5 : -1
  },
  shift_jis: (lead, trail) => {
    // The syllables; a curly mark or a dash of Western text before a letter looks like one of the first of them.
    if (
      (lead === 0x82 && trail >= 0x9f && trail <= 0xf1) ||
      (lead === 0x83 && trail >= 0x40 && trail <= 0x96)
    )
      return 2.2
    if (lead === 0x81) return trail >= 0x40 && trail <= 0x9e ? 1 : -0.5
    if (lead === 0x82) return trail >= 0x4f && trail <= 0x9a ? 0.4 : -1
    if (lead >= 0x88 && lead <= 0x97) return trail >= 0x80 ? 2 : 0.6
    if (lead >= 0x98 && lead <= 0x9f) return trail >= 0x80 ? 0.6 : -0.6
    return -1.2
  },
  'euc-jp': (lead, trail) => {
    if (lead === 0x8e || lead === 0x8f) return -0.5
    if (trail < 0xa1) return -3
    if (lead === 0xa4 || lead === 0xa5) return 2.2
    if (lead >= 0xb0 && lead <= 0xcf) return 1.5
    if (lead >= 0xd0 && lead <= 0xf4) return -0.5
    return lead === 0xa1 || lead === 0xa3 ? 0.6 : -1.5
  },
}

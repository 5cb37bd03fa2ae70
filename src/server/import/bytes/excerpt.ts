/** The beginning of a text on one line, for messages only; never what is imported. */
export function excerpt(text: string, most = 120): string {
  const points = [
    ...text
      .slice(0, most * 4)
      .replace(/\s+/g, ' ')
      .trim(),
  ]
  return points.length > most ? `${points.slice(0, most).join('')}…` : points.join('')
}

/** yyyymmdd of a moment on the reader's calendar */
export function dayNumber(moment: Date): number {
  return moment.getFullYear() * 10000 + (moment.getMonth() + 1) * 100 + moment.getDate()
}

export const today = (): number => dayNumber(new Date())

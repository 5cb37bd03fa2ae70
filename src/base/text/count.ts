/** "1 item", "6 items", "1,204 items". `many` is for nouns that take more than an s. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}

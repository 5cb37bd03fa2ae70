/** The name of a record as values of a sentence that has words of its own for one without a name. */
export function called(name: string): { name: string; named: 'yes' | 'no' } {
  return { name, named: name === '' ? 'no' : 'yes' }
}

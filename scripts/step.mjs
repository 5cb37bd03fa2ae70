/**
 * Says what is about to happen, does it, and ends the line with how long it took.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const started = Date.now()
  process.stdout.write(`${label} … `)
  try {
    const result = await work()
    process.stdout.write(`${((Date.now() - started) / 1000).toFixed(1)} s\n`)
    return result
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
}

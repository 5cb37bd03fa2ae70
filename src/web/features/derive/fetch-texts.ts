/** Most texts of one request. */
const AT_ONCE = 1_000

/** The long texts that the ids name, for work on many of them at once. Rejects when the server is away. */
export async function fetchTexts(ids: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const response = await fetch('/api/v1/documents', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: ids.slice(at, at + AT_ONCE) }),
    })
    if (!response.ok) throw new Error(`The texts were answered with ${response.status}`)
    const { documents } = (await response.json()) as { documents: { id: string; text: string }[] }
    for (const { id, text } of documents) texts.set(id, text)
  }
  return texts
}

/** Most texts of one request. */
const AT_ONCE = 1_000

interface Answered {
  documents: { id: string; text: string }[]
  left: string[]
}

/** The long texts that the ids name, for work on many of them at once. Rejects when the server is away. */
export async function fetchTexts(ids: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (let rest = ids; rest.length > 0; ) {
    const asked = rest.slice(0, AT_ONCE)
    const response = await fetch('/api/v1/documents', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: asked }),
    })
    if (!response.ok) throw new Error(`The texts were answered with ${response.status}`)
    const { documents, left } = (await response.json()) as Answered
    for (const { id, text } of documents) texts.set(id, text)
    // A page of an answer ends where it would be too much at once.
    rest = [...left, ...rest.slice(AT_ONCE)]
  }
  return texts
}

import { useCallback, useEffect, useState } from 'react'
import { requestAnswer } from '#web/store/requests.ts'

export type Parameters = { readonly [name: string]: string | number | undefined }

export interface Asked<T> {
  /** what was answered last, also while something else is asked; undefined before the first, null for nothing */
  answer: T | null | undefined
  /** whether it answers what is asked now */
  isCurrent: boolean
  /** the server could not be asked */
  away: boolean
  again: () => void
}

/** The answer of a query; `null` asks nothing. */
export function useAsked<T>(query: string, parameters: Parameters | null): Asked<T> {
  const question = parameters && JSON.stringify(parameters)
  const [turn, setTurn] = useState(0)
  const [got, setGot] = useState<{ question: string; answer: T | null } | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks the same once more
  useEffect(() => {
    if (question === null) return
    let isWanted = true
    setFailed(null)
    requestAnswer<T>(query, JSON.parse(question) as Parameters).then(
      (answer) => isWanted && setGot({ question, answer }),
      () => isWanted && setFailed(question),
    )
    return () => {
      isWanted = false
    }
  }, [query, question, turn])
  const again = useCallback(() => setTurn((last) => last + 1), [])
  return {
    answer: got?.answer,
    isCurrent: got !== null && got.question === question,
    away: failed !== null && failed === question,
    again,
  }
}

import { useCallback, useEffect, useState } from 'react'
import { Declined, requestAnswer } from '#web/store/requests.ts'

export type Parameters = { readonly [name: string]: string | number | undefined }

export interface Asked<T> {
  /** what was answered last, also while something else is asked; undefined before the first, null for nothing */
  answer: T | null | undefined
  /** whether it answers what is asked now */
  isCurrent: boolean
  /** what the server says when it answers with a no */
  declined: string | null
  /** the server could not be asked */
  away: boolean
  again: () => void
}

/** The answer of a query; `null` asks nothing. */
export function useAsked<T>(query: string, parameters: Parameters | null): Asked<T> {
  const question = parameters && JSON.stringify(parameters)
  const [turn, setTurn] = useState(0)
  const [got, setGot] = useState<{ question: string; answer: T | null } | null>(null)
  const [failed, setFailed] = useState<{ question: string; error: unknown } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks the same once more
  useEffect(() => {
    if (question === null) return
    let isWanted = true
    setFailed(null)
    requestAnswer<T>(query, JSON.parse(question) as Parameters).then(
      (answer) => isWanted && setGot({ question, answer }),
      (error: unknown) => isWanted && setFailed({ question, error }),
    )
    return () => {
      isWanted = false
    }
  }, [query, question, turn])
  const again = useCallback(() => setTurn((last) => last + 1), [])
  const error = failed?.question === question ? failed?.error : null
  return {
    answer: got?.answer,
    isCurrent: got !== null && got.question === question,
    declined: error instanceof Declined ? error.message : null,
    away: error != null && !(error instanceof Declined),
    again,
  }
}

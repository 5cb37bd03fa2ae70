/** Who a session belongs to. Its id names it and opens nothing; the token is in the cookie alone. */
export interface Session {
  id: string
  workspace: string
  member: string
}

export interface SignedIn {
  session: Session
  /** `set-cookie` values for the answer */
  cookies: string[]
}

/** Where somebody signs in from, as they are told in the list of their sessions. */
export interface From {
  address: string
  userAgent: string
}

export type Whose = Pick<Session, 'workspace' | 'member'>

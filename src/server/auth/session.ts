/** Who a session belongs to. */
export interface Session {
  token: string
  workspace: string
  member: string
}

export interface SignedIn {
  session: Session
  /** `set-cookie` values for the answer */
  cookies: string[]
}

import { Credentials } from './credentials.tsx'

export function SignInPage() {
  return <Credentials why="Welcome back." path="/api/v1/sign-in" button="Sign in" fresh={false} />
}

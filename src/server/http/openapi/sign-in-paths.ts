import { jsonSchemaOf } from '../command-schema.ts'
import { signInBodies } from '../sign-in-routes.ts'
import { body, isMember, ok, problems } from './parts.ts'

function post(operationId: string, summary: string, more: object): object {
  return { post: { operationId, summary, tags: ['sign-in'], security: [], ...more } }
}

export const signInPaths = {
  '/api/v1/claim': post('claim', 'Become the owner with the code of the first start', {
    requestBody: body(jsonSchemaOf(signInBodies.claim)),
    responses: ok('Signed in', isMember),
  }),
  '/api/v1/sign-in': post('sign-in', 'Sign in', {
    requestBody: body(jsonSchemaOf(signInBodies['sign-in'])),
    responses: ok('Signed in', isMember),
  }),
  '/api/v1/sign-out': post('sign-out', 'Sign out', {
    responses: { 204: { description: 'Signed out' }, ...problems },
  }),
}

import { jsonSchemaOf } from '../command-schema.ts'
import { signInBodies } from '../sign-in-routes.ts'
import { body, isMember, object, ok, problems } from './parts.ts'

function post(operationId: string, summary: string, more: object): object {
  return { post: { operationId, summary, tags: ['sign-in'], security: [], ...more } }
}

export const signInPaths = {
  '/api/v1/claim': post('claim', 'Become the owner with the code of the first start', {
    requestBody: body(jsonSchemaOf(signInBodies.claim)),
    responses: ok('Signed in', isMember),
  }),
  '/api/v1/sign-in': {
    get: {
      operationId: 'may-sign-in',
      summary: 'Whether anybody can sign in yet, or somebody must claim the server first',
      tags: ['sign-in'],
      security: [],
      responses: ok('Whether it is claimed', object({ claimed: { type: 'boolean' } })),
    },
    ...post('sign-in', 'Sign in', {
      requestBody: body(jsonSchemaOf(signInBodies['sign-in'])),
      responses: ok('Signed in', isMember),
    }),
  },
  '/api/v1/sign-out': post('sign-out', 'Sign out', {
    responses: { 204: { description: 'Signed out' }, ...problems },
  }),
}

import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const files: Record<string, string> = { '/run/port': ' 8080\n', '/run/empty': '\n' }
const readFile = (path: string) => {
  const text = files[path]
  if (text === undefined) throw new Error('no such file')
  return text
}
const read = (env: Record<string, string>) => readConfig(env, readFile, '/srv')

describe('the configuration', () => {
  test('needs no variable', () => {
    expect(read({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('/srv/data'),
      publicUrl: null,
      trustedProxies: [],
      allowedHosts: [],
    })
  })

  test('takes every value from its variable', () => {
    expect(
      read({
        PORT: '80',
        HOST: '0.0.0.0',
        DATA_DIR: '/var/plan',
        PUBLIC_URL: 'https://plan.example.org/',
        TRUSTED_PROXIES: '10.0.0.1, 172.16.0.0/12 2001:db8::/32',
        ALLOWED_HOSTS: 'plan.internal, *.example.org',
      }),
    ).toEqual({
      port: 80,
      host: '0.0.0.0',
      dataDir: '/var/plan',
      publicUrl: 'https://plan.example.org',
      trustedProxies: ['10.0.0.1', '172.16.0.0/12', '2001:db8::/32'],
      allowedHosts: ['plan.internal', '*.example.org'],
    })
  })

  test('takes a value from the file that X_FILE names, without the space around it', () => {
    expect(read({ PORT_FILE: '/run/port' })).toMatchObject({ port: 8080 })
  })

  test('reads an empty variable as one that is not set', () => {
    expect(read({ PORT: '', PUBLIC_URL: ' ' })).toMatchObject({ port: 3000, publicUrl: null })
  })

  test('says everything that is wrong at once, with the variable and what to set', () => {
    const wrong = read({
      PORT: '80x',
      HOST: 'http://here',
      PUBLIC_URL: 'plan.example.org',
      DATA_DIR: 'a',
      DATA_DIR_FILE: '/run/port',
    }) as string[]
    expect(wrong).toHaveLength(4)
    for (const name of ['PORT', 'HOST', 'PUBLIC_URL', 'DATA_DIR']) {
      expect(wrong.some((sentence) => sentence.startsWith(name) && sentence.includes('Set '))).toBe(true)
    }
  })

  test.each([
    ['65536', 'not a port'],
    ['-1', 'not a port'],
    ['1e3', 'not a port'],
  ])('refuses the port %s', (port, why) => {
    expect(read({ PORT: port })).toEqual([expect.stringContaining(why)])
  })

  test.each(['ftp://plan.example.org', 'https://plan.example.org/here', 'https://a:b@plan.example.org'])(
    'refuses the public address %s',
    (url) => {
      expect(read({ PUBLIC_URL: url })).toEqual([expect.stringContaining('PUBLIC_URL')])
    },
  )

  test.each(['proxy.local', '10.0.0.0/33', '10.0.0.0/', '10.0.0.1/8/8', '2001:db8::/129', '300.1.1.1'])(
    'refuses %s as a proxy to trust',
    (proxy) => {
      expect(read({ TRUSTED_PROXIES: `10.0.0.1, ${proxy}` })).toEqual([
        expect.stringContaining(`TRUSTED_PROXIES names "${proxy}"`),
      ])
    },
  )

  test.each(['*', '*.', 'https://plan.internal', 'plan.internal:80', 'a/b', 'a..b', 'evil@plan'])(
    'refuses %s as a name to be asked by',
    (name) => {
      expect(read({ ALLOWED_HOSTS: `plan.internal ${name}` })).toEqual([
        expect.stringContaining(`ALLOWED_HOSTS names "${name}"`),
      ])
    },
  )

  test('refuses a file that is missing or empty', () => {
    expect(read({ HOST_FILE: '/run/none' })).toEqual([expect.stringContaining('no such file')])
    expect(read({ HOST_FILE: '/run/empty' })).toEqual([expect.stringContaining('empty')])
  })
})

import { expect, test } from 'vitest'
import { createKnownDevice } from './known-device.ts'

const ann = { workspace: 'wsp_1', member: 'mbr_ann' }
const bob = { workspace: 'wsp_1', member: 'mbr_bob' }
const devices = createKnownDevice('a secret', true)
const cookie = devices.cookieFor(ann).split(';')[0]!

test('a browser that somebody signed in with is known as theirs, and as nobody else’s', () => {
  expect(devices.find(`a=1; ${cookie}; b=2`, ann)).toMatch(/^[\w-]{22}$/)
  expect(devices.find(cookie, bob)).toBeNull()
  expect(devices.find(cookie, null)).toBeNull()
})

test('one that was made up, or made by another server, is not', () => {
  expect(createKnownDevice('another secret', true).find(cookie, ann)).toBeNull()
  const other = cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  for (const made of ['', 'throughline.device=', other, `${cookie}x`, cookie.slice(0, -1)])
    expect(devices.find(made, ann), made).toBeNull()
})

test('it is kept out of scripts, and of http where people come by https', () => {
  expect(devices.cookieFor(ann)).toMatch(/; HttpOnly; SameSite=Strict; Secure$/)
  expect(createKnownDevice('a secret', false).cookieFor(ann)).not.toContain('Secure')
})

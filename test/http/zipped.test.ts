import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HttpDesk, httpDesk } from '../support/http-desk.ts'

describe('large public answers', () => {
  let desk: HttpDesk
  beforeAll(async () => {
    desk = await httpDesk()
  })
  afterAll(() => desk.close())

  test.each(['/api/procedures', '/api/procedures/letter', '/api/limits'])('travel packed: %s', async (path) => {
    const plain = await (await desk.app.request(path)).json()
    const answer = await desk.app.request(path, { headers: { 'accept-encoding': 'gzip, br' } })
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('vary')).toBe('accept-encoding')
    expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(plain)
    expect(bytes.length).toBeLessThan(JSON.stringify(plain).length / 2)
  })

  test('but nothing that stands beside a secret', async () => {
    const answer = await desk.app.request('/api/session', { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers.get('content-encoding')).toBeNull()
  })
})

import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../../src/engine/roles.ts'
import { createToken, SCOPES, type Scope } from '../../src/modules/accounts/index.ts'
import type { Receipt, TrackingPage } from '../../src/server/api-types.ts'
import type { Endpoint } from '../../src/server/endpoint.ts'
import { endpoints } from '../../src/server/endpoints.ts'
import { Metrics } from '../../src/server/metrics.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const TABLE = fileURLToPath(new URL('./access-table.md', import.meta.url))
const LETTER = {
  kind: '求助',
  title: '老人走失',
  body: '村里来了一位走失的老人。',
  party: { name: '张示例', phone: '13800000000' },
}
const CONSULTATION = { topic: '教育', title: '怎么转学', body: '孩子想转回来上学。', party: { name: '张示例' } }
const INTERVIEW = { topic: '春耕备播', guest: '农业农村局', plannedOn: '2099-03-01', intro: '与网友交流。' }

/** Whoever may stand before a door, with what stands in the table for them. */
interface Guest {
  readonly name: string
  readonly visitor: Visitor
}

describe('every route, before everybody', () => {
  let desk: HttpDesk
  let guests: Guest[]
  let ids: Record<string, string>

  beforeAll(async () => {
    desk = await httpDesk()
    const dispatcher = await desk.signIn('dispatcher')
    const receipt = (await (await desk.visitor.send('/api/letters', LETTER)).json()) as Receipt
    ids = {
      letters: receipt.id,
      'online-consultations': (
        (await (await desk.visitor.send('/api/online-consultations', CONSULTATION)).json()) as Receipt
      ).id,
      'online-interviews': ((await (await dispatcher.send('/api/online-interviews', INTERVIEW)).json()) as Receipt).id,
    }
    for (const plural of ['letters', 'online-consultations'])
      await dispatcher.send(
        `/api/${plural}/${ids[plural]}/assign`,
        { office: 'city-management' },
        { 'if-match': '"1"' },
      )
    await dispatcher.send(
      `/api/online-interviews/${ids['online-interviews']}/entrust`,
      { office: 'city-management' },
      { 'if-match': '"1"' },
    )
    guests = await allGuests(receipt)
  })
  afterAll(() => desk.close())

  async function allGuests({ receiptNumber, queryCode }: Receipt): Promise<Guest[]> {
    const bound: Role[] = ['clerk', 'director', 'township', 'lawyer']
    const wide = (Object.keys(ROLES) as Role[]).filter((role) => !bound.includes(role) && role !== 'machine')
    const page = (await (await desk.visitor.send('/api/tracking', { receiptNumber, queryCode })).json()) as TrackingPage
    const staff = await Promise.all([
      ...bound.flatMap((role) => [
        desk.signIn(role, 'city-management').then((visitor) => ({ name: `${role} 本单位`, visitor })),
        desk.signIn(role, 'education').then((visitor) => ({ name: `${role} 他单位`, visitor })),
      ]),
      ...wide.map((role) => desk.signIn(role).then((visitor) => ({ name: role as string, visitor }))),
    ])
    const machines = await Promise.all(
      (Object.keys(SCOPES) as Scope[]).map(async (scope) => {
        const { token } = await createToken(await desk.accounts(), { name: scope, scopes: [scope] })
        return { name: `machine:${scope}`, visitor: desk.bearer(token) }
      }),
    )
    return [
      { name: 'anybody', visitor: desk.visitor },
      { name: 'applicant', visitor: desk.bearer(page.token) },
      ...staff,
      ...machines,
    ]
  }

  function table(): readonly Endpoint[] {
    return endpoints(desk.services, new Metrics(desk.services))
  }

  /** One letter per answer: let in, not known, not allowed, not there for you. */
  async function knock({ visitor }: Guest, endpoint: Endpoint): Promise<string> {
    const plural = /^\/api\/([a-z-]+)\/\{id\}\//.exec(endpoint.path)?.[1] ?? 'letters'
    const id =
      endpoint.path.startsWith('/api/admin') || endpoint.path.startsWith('/api/documents')
        ? UNKNOWN
        : (ids[plural] ?? ids['letters'] ?? '')
    const path = endpoint.path
      .replace('/api/procedures/{id}', '/api/procedures/letter')
      .replace('/api/figures/{id}', '/api/figures/letter.received')
      .replace('/api/public-matters/{id}', `/api/public-matters/${ids['online-interviews']}`)
      .replace('{id}', id)
      .replace('{year}', '2020')
    const query = endpoint.path === '/api/public-matters' ? '?procedure=online-interview' : ''
    // A body that no form takes: whoever is let in hears 4xx about the body, and nothing is changed.
    const answer =
      endpoint.method === 'get'
        ? await visitor.get(path + query)
        : await visitor.send(path, { nothing: '' }, { 'if-match': '"0"' }, endpoint.method.toUpperCase())
    const { status } = answer
    const code = answer.headers.get('content-type')?.includes('problem')
      ? ((await answer.json()) as { code: string }).code
      : ''
    if (status === 401 && code === 'sign-in-required') return '·'
    if (
      status === 403 &&
      ['role-not-allowed', 'not-your-office', 'not-your-matter', 'sign-in-unfinished'].includes(code)
    )
      return '·'
    if (status === 404) return '○'
    return status >= 500 ? `!${status}` : '✓'
  }

  const UNKNOWN = '00000000-0000-4000-8000-000000000000'
  /** Knocking here would end the guest's own session and spoil what comes after. */
  const LAST = ['delete /api/session', 'delete /api/sessions']

  test('agrees with the table that was reviewed', async () => {
    const all = table()
    const name = ({ method, path }: Endpoint) => `${method} ${path}`
    const ordered = [
      ...all.filter((one) => !LAST.includes(name(one))),
      ...all.filter((one) => LAST.includes(name(one))),
    ]
    const rows: string[] = []
    for (const endpoint of ordered) {
      const marks = await Promise.all(guests.map((guest) => knock(guest, endpoint)))
      rows.push(`| ${name(endpoint)} | ${marks.join(' | ')} |`)
    }
    const text = [
      '# Who may call what',
      '',
      'Made by test/http/access.test.ts (run with UPDATE=1) and reviewed by people. ✓: let in; ·: not allowed; ○: nothing there for them.',
      'The letter and the consultation of the test are led by 本单位; the tracking token belongs to the letter.',
      '',
      `| route | ${guests.map((guest) => guest.name).join(' | ')} |`,
      `|---|${guests.map(() => '---').join('|')}|`,
      ...rows,
      '',
    ].join('\n')
    const { UPDATE } = process.env
    if (UPDATE) await writeFile(TABLE, text)
    expect(text).toBe(await readFile(TABLE, 'utf8'))
  })

  test('has no route outside the table', () => {
    const known = new Set(
      table().map(({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    )
    const documents = ['GET /api/openapi.json', 'GET /api/docs', 'GET /api/docs/:file', 'GET /api/docs-start.js']
    const others = desk.app.routes
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !known.has(route) && !documents.includes(route))
    expect(new Set(others)).toEqual(new Set(['ALL /*', 'ALL /api/*', 'GET /*']))
  })

  test('describes every route in the API document', async () => {
    const document = (await (await desk.visitor.get('/api/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, Record<string, { operationId: string }>>
    }
    expect(document.openapi).toBe('3.1.0')
    const operations = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(operations).toHaveLength(table().length)
    expect(new Set(operations).size).toBe(operations.length)
  })
})

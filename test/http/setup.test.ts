import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { followDispatch } from '../../src/modules/dispatch-desk/index.ts'
import type { DivisionAnswer } from '../../src/server/api-types/setup.ts'
import type { CountyInfo, Problem } from '../../src/server/api-types.ts'
import { newInstallation, SETUP_CODE } from '../support/new-installation.ts'

const COUNTY = { code: '410922', name: '清丰县', mark: '清' }
const ADMINISTRATOR = { name: '管理示例', username: 'chief', password: 'Yangguang-2020' }

describe('the first steps of a new installation', () => {
  let installation: Awaited<ReturnType<typeof newInstallation>>
  beforeEach(async () => {
    installation = await newInstallation()
  })
  afterEach(() => installation.close())

  const send = async <T>(method: string, path: string, body: object): Promise<[number, T & Partial<Problem>]> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
    const answer = await installation.app.request(path, { method, headers, body: JSON.stringify(body) })
    return [answer.status, (await answer.json()) as T & Partial<Problem>]
  }
  const county = async (): Promise<CountyInfo> =>
    (await installation.app.request('/api/county')).json() as Promise<CountyInfo>
  const enter = (own: object) => send('PUT', '/api/setup/county', { code: SETUP_CODE, county: own })

  test('open to the one-time code only', async () => {
    expect((await send('POST', '/api/setup/code', { code: SETUP_CODE }))[0]).toBe(200)
    for (const [method, path, body] of [
      ['POST', '/api/setup/code', {}],
      ['POST', '/api/setup/division', { division: '410922' }],
      ['PUT', '/api/setup/county', { county: COUNTY }],
    ] as const) {
      const [status, { code }] = await send(method, path, { ...body, code: 'guess' })
      expect([path, status, code]).toEqual([path, 403, 'wrong-setup-code'])
    }
    expect((await county()).name).toBe('')
  })

  test('find the name of a code in the national list, and say so where it has none', async () => {
    const ask = async (division: string) =>
      (await send<DivisionAnswer>('POST', '/api/setup/division', { code: SETUP_CODE, division }))[1].found
    expect(await ask('410922')).toEqual({ name: '清丰县', full: '河南省濮阳市清丰县' })
    expect(await ask('110101')).toMatchObject({ name: '东城区' })
    expect(await ask('４１０９ ２２')).toMatchObject({ name: '清丰县' })
    expect(await ask('419999')).toBeNull()
  })

  test('are kept on the server one by one, and can be put right until somebody administers the county', async () => {
    await enter({ code: '410923', name: '南乐县', mark: '南' })
    expect(await county()).toMatchObject({ code: '410923', setupNeeded: true })
    await enter({ ...COUNTY, name: '清凤县' })
    await enter(COUNTY)
    expect(await county()).toMatchObject({ code: '410922', name: '清丰县', counties: [{ code: '410922' }] })
    const [status] = await send('POST', '/api/setup', {
      code: SETUP_CODE,
      county: COUNTY,
      administrator: ADMINISTRATOR,
    })
    expect(status).toBe(201)
    expect((await enter({ ...COUNTY, name: '别的县' }))[1].code).toBe('already-set-up')
    expect((await enter({ code: '410923', name: '南乐县', mark: '南' }))[1].code).toBe('already-set-up')
    expect((await county()).counties.map(({ code }) => code)).toEqual(['410922'])
  })

  test('take the code as people copy it, and put a mistyped county right after the program has been at work', async () => {
    expect((await send('POST', '/api/setup/code', { code: ` ${SETUP_CODE.replaceAll('-', ' ')} ` }))[0]).toBe(200)
    await enter({ code: '410923', name: '南乐县', mark: '南' })
    const { database, registry } = installation.services
    await followDispatch({ db: database.county('410923'), county: '410923', registry })
    expect(await enter(COUNTY)).toMatchObject([200, { code: '410922' }])
    expect((await county()).counties.map(({ code }) => code)).toEqual(['410922'])
  })

  test('make one county and one administrator, however many windows are at it', async () => {
    const first = { code: '410923', name: '南乐县', mark: '南' }
    const setUp = (own: object, username: string) =>
      send('POST', '/api/setup', { code: SETUP_CODE, county: own, administrator: { ...ADMINISTRATOR, username } })
    await enter(first)
    await enter(COUNTY)
    expect(await setUp(first, 'chief')).toMatchObject([409, { code: 'another-county' }])
    const both = await Promise.all([setUp(COUNTY, 'chief'), setUp(COUNTY, 'other')])
    expect(both.map(([status]) => status).sort()).toEqual([201, 409])
    const posts = await installation.services.database.county('410922').selectFrom('post').select('role').execute()
    expect(posts).toEqual([{ role: 'administrator' }])
  })

  test('leave nobody behind where the password is refused', async () => {
    const weak = { ...ADMINISTRATOR, password: 'chief12345' }
    await enter(COUNTY)
    const [status, { code, errors }] = await send('POST', '/api/setup', {
      code: SETUP_CODE,
      county: COUNTY,
      administrator: weak,
    })
    expect([status, code]).toEqual([409, 'weak-password'])
    expect(errors).toMatchObject([{ path: 'administrator.password' }])
    expect((await county()).setupNeeded).toBe(true)
  })
})

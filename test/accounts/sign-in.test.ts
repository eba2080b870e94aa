import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDate, today } from '../../src/calendar/plain-date.ts'
import { isRefusal } from '../../src/engine/refusal.ts'
import {
  type AccountContext,
  changePassword,
  choosePost,
  createAccount,
  createPerson,
  createToken,
  endSessions,
  enterCode,
  findMachine,
  findSession,
  holdPost,
  prepareSecondFactor,
  resetPassword,
  revokeToken,
  saveOffice,
  setSubstitute,
  signIn,
} from '../../src/modules/accounts/index.ts'
import type { Database } from '../../src/store/database.ts'
import { readSettings } from '../../src/store/settings.ts'
import { createVault } from '../../src/store/vault.ts'
import { freshKeys } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

const COUNTY = '410922'
const PASSWORD = 'Yangguang-2020'
const keys = freshKeys()

describe('accounts', () => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase()
    await database.system().insertInto('county').values({ code: COUNTY, name: '清丰县', mark: '清' }).execute()
    await saveOffice(await at('2026-11-01T01:00:00Z'), { id: 'education', name: '教育体育局', kind: 'department' })
  })
  afterAll(() => database.close())

  async function at(instant: string, settings = {}): Promise<AccountContext> {
    const now = new Date(instant)
    const db = database.county(COUNTY)
    return {
      db,
      county: COUNTY,
      settings: { ...(await readSettings(db, COUNTY)), secondFactor: 'optional', ...settings },
      keys,
      vault: createVault(keys),
      now,
      today: today(now),
      by: null,
    }
  }

  let number = 0
  async function clerk(context: AccountContext) {
    number += 1
    const username = `zhang.shili${number}`
    const person = await createPerson(context, { kind: 'staff', name: '张示例', phone: '13800000000' })
    expect(await createAccount(context, { person, username, password: PASSWORD })).toBeUndefined()
    const post = await holdPost(context, { person, role: 'clerk', office: 'education', fromOn: '2026-11-01' })
    return { person, username, post }
  }

  async function signedIn(context: AccountContext, username: string, password = PASSWORD) {
    const result = await signIn(context, username, password)
    if (isRefusal(result)) throw new Error(result.code)
    return result
  }

  test('signs in and finds the post of the day', async () => {
    const context = await at('2026-11-02T01:00:00Z')
    const { username, person } = await clerk(context)
    const { token, stage } = await signedIn(context, username.toUpperCase())
    expect(stage).toBe('signed-in')
    expect(await findSession(context, token)).toMatchObject({
      person,
      kind: 'staff',
      post: { role: 'clerk', office: 'education', officeName: '教育体育局' },
    })
    expect(await findSession(context, `${token}x`)).toBeUndefined()
  })

  test('ends idle and old sessions', async () => {
    const context = await at('2026-11-02T01:00:00Z')
    const { username } = await clerk(context)
    const { token } = await signedIn(context, username)
    expect(await findSession(await at('2026-11-02T01:29:00Z'), token)).toBeDefined()
    expect(await findSession(await at('2026-11-02T02:05:00Z'), token)).toBeUndefined()
  })

  test('locks after five failures and opens again after a quarter of an hour', async () => {
    const context = await at('2026-11-02T01:00:00Z')
    const { username } = await clerk(context)
    const codes = []
    for (let tried = 0; tried < 5; tried += 1) codes.push(await signIn(context, username, 'wrong-Password-1'))
    expect(codes.map((result) => isRefusal(result) && result.code)).toEqual([
      ...Array.from({ length: 4 }, () => 'wrong-credentials'),
      'account-locked',
    ])
    expect(await signIn(context, username, PASSWORD)).toMatchObject({ code: 'account-locked' })
    expect(await signIn(await at('2026-11-02T01:16:00Z'), username, PASSWORD)).toMatchObject({ stage: 'signed-in' })
  })

  test('asks staff for a second factor where the county requires it, and takes a code once', async () => {
    const context = await at('2026-11-02T01:00:00Z', { secondFactor: 'required' })
    const { username, person } = await clerk(context)
    const first = await signedIn(context, username)
    expect(first.stage).toBe('second-factor-setup')
    const { secret, uri } = await prepareSecondFactor(context, person, username)
    expect(uri).toMatch(/^otpauth:\/\/totp\//)
    const code = generateSync({ secret, epoch: Math.floor(context.now.getTime() / 1000) })
    // The secret is on the screen: nobody guesses, and a phone whose clock is wrong must not lock its owner out.
    for (let tried = 0; tried < 6; tried += 1)
      expect(await enterCode(context, { ...first, person }, '000000')).toMatchObject({ code: 'wrong-code' })
    expect(await enterCode(context, { ...first, person }, code)).toMatchObject({ stage: 'signed-in' })
    const second = await signedIn(context, username)
    expect(second.stage).toBe('second-factor')
    expect(await enterCode(context, { ...second, person }, code)).toMatchObject({ code: 'wrong-code' })
  })

  test('lets a substitute act only between the days set', async () => {
    const context = await at('2026-11-02T01:00:00Z')
    const holder = await clerk(context)
    const stand = await clerk(context)
    const dates = { fromOn: plainDate('2026-11-10'), untilOn: plainDate('2026-11-12') }
    expect(typeof (await setSubstitute(context, { post: holder.post, substitute: stand.person, ...dates }))).toBe(
      'string',
    )
    const posts = async (day: string) => {
      const then = await at(`${day}T01:00:00Z`)
      const { token } = await signedIn(then, stand.username)
      const session = await findSession(then, token)
      const chosen = await choosePost(then, token, holder.post)
      return { acting: session?.posts.map(({ actingFor }) => actingFor ?? null), chosen }
    }
    expect(await posts('2026-11-09')).toEqual({ acting: [null], chosen: false })
    expect(await posts('2026-11-10')).toEqual({ acting: [null, holder.person], chosen: true })
    expect(await posts('2026-11-13')).toEqual({ acting: [null], chosen: false })
  })

  test('changes and resets passwords, signing others out', async () => {
    const context = await at('2026-11-02T01:00:00Z')
    const { username, person } = await clerk(context)
    const here = await signedIn(context, username)
    const there = await signedIn(context, username)
    const change = (next: string) => changePassword(context, { ...here, person }, { current: PASSWORD, next })
    expect(await change('short')).toMatchObject({ code: 'weak-password' })
    expect(await change(`${username}-A1`)).toMatchObject({ code: 'weak-password' })
    expect(await change('Chuntian-2021!')).toMatchObject({ stage: 'signed-in' })
    expect(await findSession(context, there.token)).toBeUndefined()
    expect(await findSession(context, here.token)).toBeDefined()
    const once = await resetPassword(context, person)
    expect(await findSession(context, here.token)).toBeUndefined()
    expect((await signedIn(context, username, once)).stage).toBe('password-change')
  })

  test('signs out everywhere', async () => {
    const context = await at('2026-11-02T01:00:00Z')
    const { username, person } = await clerk(context)
    const tokens = [(await signedIn(context, username)).token, (await signedIn(context, username)).token]
    await endSessions(context, person)
    expect(await Promise.all(tokens.map((token) => findSession(context, token)))).toEqual([undefined, undefined])
  })

  test('knows machines by their token until it is revoked or runs out', async () => {
    const context = await at('2026-11-02T01:00:00Z')
    const expiresAt = new Date('2026-12-01T00:00:00Z')
    const { id, token } = await createToken(context, { name: '市平台', scopes: ['intake'], expiresAt })
    expect(await findMachine(context, token)).toMatchObject({ id, scopes: ['intake'] })
    expect(await findMachine(await at('2026-12-02T00:00:00Z'), token)).toBeUndefined()
    expect(await revokeToken(context, id)).toBe(true)
    expect(await findMachine(context, token)).toBeUndefined()
  })

  test('keeps names and telephones unreadable at rest, each bound to its record', async () => {
    const context = await at('2026-11-02T01:00:00Z')
    const a = await clerk(context)
    const b = await clerk(context)
    const row = async (id: string) =>
      context.db
        .selectFrom('person')
        .selectAll()
        .where('county', '=', COUNTY)
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    const sealed = (await row(a.person)).nameCipher
    expect(sealed.includes(Buffer.from('张示例'))).toBe(false)
    expect(context.vault.open(sealed, [COUNTY, a.person, 'name'])).toBe('张示例')
    expect(() => context.vault.open(sealed, [COUNTY, b.person, 'name'])).toThrow()
  })
})

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { today } from '../../src/calendar/plain-date.ts'
import { isOfficeBound, type Role } from '../../src/engine/roles.ts'
import {
  type AccountContext,
  createAccount,
  createPerson,
  holdPost,
  saveOffice,
} from '../../src/modules/accounts/index.ts'
import { registry } from '../../src/procedures/registry.ts'
import { createApp } from '../../src/server/app.ts'
import type { Services } from '../../src/server/services.ts'
import { changeSetting, readSettings } from '../../src/store/settings.ts'
import { createVault } from '../../src/store/vault.ts'
import { freshKeys } from './case-desk.ts'
import { freshDatabase } from './database.ts'

export const PASSWORD = 'Yangguang-2020'
export const COUNTY = { code: '410922', name: '清丰县', mark: '清' }

/** Somebody at a browser: signed in or not, sending what a browser sends. */
export interface Visitor {
  get(path: string): Promise<Response>
  send(path: string, body?: unknown, headers?: Record<string, string>, method?: string): Promise<Response>
}

/** The application over a real database, with a way to sit down as anybody. */
export interface HttpDesk {
  readonly services: Services
  readonly app: ReturnType<typeof createApp>
  readonly visitor: Visitor
  signIn(role: Role, office?: string): Promise<Visitor>
  bearer(token: string): Visitor
  accounts(): Promise<AccountContext>
  close(): Promise<void>
}

/** Sets up one county with two offices, or sits down in one whose database and keys are given. */
export async function httpDesk(options: Partial<Services> = {}): Promise<HttpDesk> {
  const database = options.database ?? (await freshDatabase())
  const keys = options.keys ?? freshKeys()
  const dataFolder = await mkdtemp(join(tmpdir(), 'heng-http-'))
  const services: Services = {
    database,
    registry,
    keys,
    vault: createVault(keys),
    logger: pino({ level: 'silent' }),
    now: () => new Date(),
    dataFolder,
    rateLimit: false,
    trustProxy: false,
    ...options,
  }
  await database
    .system()
    .insertInto('county')
    .values(COUNTY)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const app = createApp(services)
  const accounts = async (): Promise<AccountContext> => {
    const db = database.county(COUNTY.code)
    const now = services.now()
    const settings = await readSettings(db, COUNTY.code)
    return { db, county: COUNTY.code, settings, keys, vault: services.vault, now, today: today(now), by: null }
  }
  const context = await accounts()
  await changeSetting(context.db, COUNTY.code, { key: 'secondFactor', value: 'optional', by: null, at: context.now })
  await saveOffice(context, { id: 'education', name: '教育体育局', kind: 'department' })
  await saveOffice(context, { id: 'city-management', name: '城市管理局', kind: 'department' })
  // A county without an administrator greets everybody with its set-up.
  const chief = await createPerson(context, { kind: 'staff', name: '管理示例' })
  await holdPost(context, { person: chief, role: 'administrator' })
  const anybody = (headers: Record<string, string>): Visitor => ({
    get: async (path) => app.request(path, { headers }),
    send: async (path, body, more = {}, method = 'POST') =>
      app.request(path, {
        method,
        headers: {
          'idempotency-key': randomUUID(),
          ...headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...more,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  })
  const visitor = anybody({})
  return {
    services,
    app,
    visitor,
    accounts,
    bearer: (token) => anybody({ authorization: `Bearer ${token}` }),
    async signIn(role, office = 'city-management') {
      const inside = await accounts()
      const username = `user-${randomUUID().slice(0, 12)}`
      const person = await createPerson(inside, { kind: role === 'citizen' ? 'citizen' : 'staff', name: '张示例' })
      await createAccount(inside, { person, username, password: PASSWORD })
      if (role !== 'citizen') await holdPost(inside, { person, role, ...(isOfficeBound(role) ? { office } : {}) })
      const answer = await visitor.send('/api/session', { username, password: PASSWORD })
      const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
      const { csrf } = (await answer.json()) as { csrf: string }
      return anybody({ cookie, 'x-heng-csrf': csrf })
    },
    async close() {
      await database.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

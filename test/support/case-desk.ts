import { randomBytes, randomUUID } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { plainDate, today } from '../../src/calendar/plain-date.ts'
import { nationalCalendar, type WorkingCalendar } from '../../src/calendar/working-calendar.ts'
import type { Actor } from '../../src/engine/matter.ts'
import type { Registry } from '../../src/engine/registry.ts'
import type { Role } from '../../src/engine/roles.ts'
import { normLength } from '../../src/law/norms.ts'
import {
  type ActionRequest,
  actOnMatter,
  type CaseContext,
  type Done,
  openMatter,
} from '../../src/modules/casework/index.ts'
import { registry as procedures } from '../../src/procedures/registry.ts'
import type { Database } from '../../src/store/database.ts'
import type { Keys } from '../../src/store/keys.ts'
import { createVault } from '../../src/store/vault.ts'

/** Keys for one test run. */
export function freshKeys(): Keys {
  return {
    vault: randomBytes(16),
    ledger: randomBytes(32),
    token: randomBytes(32),
    signing: sm2.generateKeyPairHex(),
  }
}

/** A county with a few offices, and short ways to open and act in it on any day. */
export interface CaseDesk {
  readonly code: string
  readonly keys: Keys
  on(day: string): CaseContext
  staff(role: Role, office?: string): Actor
  open(day: string, procedure: string, input: object, more?: object): ReturnType<typeof openMatter>
  act(
    day: string,
    id: string,
    action: string,
    input: object,
    by: Actor,
    more?: Partial<ActionRequest>,
  ): ReturnType<typeof actOnMatter>
}

/** The applicant without an account. */
export const APPLICANT: Actor = { person: null, role: 'citizen', office: null, applicant: true }

/** Where the county has procedures or a calendar of its own. */
export interface CaseDeskOptions {
  readonly registry: Registry
  readonly calendar: () => WorkingCalendar
}

/** Sets up a county in the database, or sits down in one that is there. */
export async function caseDesk(
  database: Database,
  code = '410922',
  keys = freshKeys(),
  { registry = procedures, calendar = () => nationalCalendar }: Partial<CaseDeskOptions> = {},
): Promise<CaseDesk> {
  await database
    .system()
    .insertInto('county')
    .values({ code, name: '清丰县', mark: '清' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const db = database.county(code)
  const offices = [
    { id: 'city-management', name: '城市管理局' },
    { id: 'education', name: '教育体育局' },
    { id: 'county-office', name: '县政府办公室' },
  ]
  await db
    .insertInto('office')
    .values(offices.map((office) => ({ county: code, kind: 'department' as const, closedOn: null, ...office })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const context = (day: string): CaseContext => {
    const now = new Date(`${plainDate(day)}T01:00:00Z`)
    return {
      db,
      county: { code, mark: '清' },
      registry,
      settings: { calendar: calendar(), norm: (id) => normLength(id), limitLength: () => undefined },
      keys,
      vault: createVault(keys),
      now,
      today: today(now),
    }
  }
  return {
    code,
    keys,
    on: context,
    staff: (role, office) => ({ person: randomUUID(), role, office: office ?? null }),
    open(day, procedure, input, more = {}) {
      const definition = registry.find(procedure, plainDate(day))
      if (!definition) throw new Error(procedure)
      const request = {
        actor: APPLICANT,
        owner: 'visitor',
        channel: 'web',
        party: { name: '张示例', phone: '13800000000' },
        idempotencyKey: randomUUID(),
      }
      return openMatter(context(day), definition, { ...request, input, ...more })
    },
    act: (day, id, action, input, by, more = {}) =>
      actOnMatter(context(day), {
        id,
        action,
        input,
        actor: by,
        owner: by.person ?? 'visitor',
        idempotencyKey: randomUUID(),
        ...more,
      }),
  }
}

/** The result, if it went through; throws what it was otherwise. */
export function done(result: unknown): Done {
  if (typeof result === 'object' && result !== null && 'done' in result) return result as Done
  throw new Error(JSON.stringify(result))
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/engine/matter.ts'
import type { Database } from '../../src/store/database.ts'
import { findMatter } from '../../src/store/matters.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

const PROGRAM: Actor = { person: null, role: 'machine', office: null }
const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，请派人来修。' }
const SURE = { office: 'city-management', category: '城乡建设', certainty: 99, because: '路灯、东街' }

describe('sending letters to offices', () => {
  let database: Database
  let desk: CaseDesk
  beforeAll(async () => {
    database = await freshDatabase()
    desk = await caseDesk(database)
  })
  afterAll(() => database.close())

  const letter = async () => done(await desk.open('2026-03-02', 'letter', LETTER)).id
  const row = async (id: string) => {
    const found = await findMatter(database.county(desk.code), desk.code, id)
    if (!found) throw new Error(id)
    return found
  }

  test('the program sends a letter in its own name; a dispatcher takes it back before the office signs, and its clock goes on', async () => {
    const id = await letter()
    done(await desk.act('2026-03-02', id, 'autoAssign', SURE, PROGRAM))
    expect(await row(id)).toMatchObject({
      stage: 'assigned',
      leadOffice: 'city-management',
      facts: { category: '城乡建设' },
    })
    const dispatcher = desk.staff('dispatcher')
    done(await desk.act('2026-03-03', id, 'recall', { reason: '应由教育体育局办' }, dispatcher))
    const back = await row(id)
    expect(back).toMatchObject({ stage: 'received', leadOffice: null })
    expect(JSON.stringify((back.clocks as Record<string, unknown>)['intake'])).not.toContain('stoppedOn')
    done(await desk.act('2026-03-03', id, 'assign', { office: 'education', category: '教育文体' }, dispatcher))
    expect(await row(id)).toMatchObject({ leadOffice: 'education', facts: { category: '教育文体' } })
  })

  test('what an office has taken up cannot be taken back, only transferred', async () => {
    const id = await letter()
    const dispatcher = desk.staff('dispatcher')
    done(await desk.act('2026-03-02', id, 'assign', { office: 'education' }, dispatcher))
    done(await desk.act('2026-03-03', id, 'accept', {}, desk.staff('clerk', 'education')))
    expect(await desk.act('2026-03-03', id, 'recall', {}, dispatcher)).toMatchObject({ code: 'wrong-stage' })
  })

  test('only what the program did is checked, and once', async () => {
    const [byPerson, byProgram] = [await letter(), await letter()]
    const dispatcher = desk.staff('dispatcher')
    const check = (id: string) => desk.act('2026-03-03', id, 'checkDispatch', { verdict: '正确' }, dispatcher)
    done(await desk.act('2026-03-02', byPerson, 'assign', { office: 'education' }, dispatcher))
    done(await desk.act('2026-03-02', byProgram, 'autoAssign', SURE, PROGRAM))
    expect(await check(byPerson)).toMatchObject({ code: 'nothing-to-check' })
    done(await check(byProgram))
    expect(await check(byProgram)).toMatchObject({ code: 'nothing-to-check' })
  })

  test('nobody acts as the program, and the program does nothing else', async () => {
    const id = await letter()
    expect(await desk.act('2026-03-02', id, 'autoAssign', SURE, desk.staff('dispatcher'))).toMatchObject({
      code: 'role-not-allowed',
    })
    expect(await desk.act('2026-03-02', id, 'assign', { office: 'education' }, PROGRAM)).toMatchObject({
      code: 'role-not-allowed',
    })
  })
})

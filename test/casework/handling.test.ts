import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { mayRead } from '../../src/engine/permit.ts'
import { supervise } from '../../src/modules/supervision/index.ts'
import { registry } from '../../src/procedures/registry.ts'
import type { Database } from '../../src/store/database.ts'
import { computeFigures } from '../../src/store/figures.ts'
import { findMatter, matterOf } from '../../src/store/matters.ts'
import { RULE } from '../supervision/moments.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

const LETTER = {
  kind: '投诉',
  title: '东街边沟堵了',
  body: '东街边沟堵了半年，一下雨水就漫到路上。',
  wantsPublic: false,
}
const BACK = {
  reason: '边沟不在本单位养护范围。',
  basisKind: '权责清单',
  basisTitle: '示例县城市管理局权责清单',
  basisArticle: '第 12 项',
  suggestedOffice: 'education',
}
const RULING = {
  office: 'city-management',
  subject: '街道边沟淤塞清理，来电 13912345678',
  reason: '两家现场核对，边沟是市政设施，由城市管理部门清淤。',
  basisKind: '法律法规',
  basisTitle: '示例市政设施管理条例',
  basisArticle: '第八条',
}

describe('handling rules of a dispatched matter', () => {
  let database: Database
  let desk: CaseDesk
  beforeAll(async () => {
    database = await freshDatabase()
    desk = await caseDesk(database)
  })
  afterAll(() => database.close())

  const db = () => database.county(desk.code)
  const clerk = (office = 'city-management') => desk.staff('clerk', office)
  const dispatcher = () => desk.staff('dispatcher')
  const row = async (id: string) => {
    const found = await findMatter(db(), desk.code, id)
    if (!found) throw new Error('no matter')
    return found
  }
  const clock = (id: string, name: string) =>
    db().selectFrom('clock').selectAll().where('matter', '=', id).where('name', '=', name).executeTakeFirst()
  const reads = async (id: string, office: string) =>
    mayRead(registry.get('letter', 1), matterOf(await row(id)), { person: 'x', role: 'clerk', office })

  async function sent(day: string, on: string, office = 'city-management') {
    const { id } = done(await desk.open(day, 'letter', LETTER))
    done(await desk.act(on, id, 'assign', { office, category: '城乡建设' }, dispatcher()))
    return id
  }

  test('the window is the county norm under the regulation of 2005, the statute since 2022', async () => {
    const old = await sent('2020-03-02', '2020-03-03')
    expect(await desk.act('2020-03-06', old, 'return', BACK, clerk())).toMatchObject({ code: 'return-too-late' })
    // A return is dated by the day it is entered: the window is not got around by dating it back.
    const backdated = { happenedOn: plainDate('2020-03-04') }
    expect(await desk.act('2020-03-06', old, 'return', BACK, clerk(), backdated)).toMatchObject({
      code: 'return-too-late',
    })
    const now = await sent('2023-03-06', '2023-03-06')
    expect((await clock(now, 'object'))?.dueOn).toBe('2023-03-13')
    done(await desk.act('2023-03-13', now, 'return', BACK, clerk()))
    const late = await sent('2023-03-06', '2023-03-06')
    expect(await desk.act('2023-03-14', late, 'return', BACK, clerk())).toMatchObject({ code: 'return-too-late' })
  })

  test('a return names a basis and another office', async () => {
    const id = await sent('2020-03-02', '2020-03-03')
    const { basisArticle: _, ...without } = BACK
    expect(await desk.act('2020-03-04', id, 'return', without, clerk())).toMatchObject({
      errors: [{ path: 'basisArticle' }],
    })
    const own = { ...BACK, suggestedOffice: 'city-management' }
    expect(await desk.act('2020-03-04', id, 'return', own, clerk())).toMatchObject({ code: 'own-office-suggested' })
  })

  test('the first receiver answers for the matter until another office has taken it up', async () => {
    const id = await sent('2020-03-02', '2020-03-03')
    done(await desk.act('2020-03-04', id, 'return', BACK, clerk()))
    expect(await row(id)).toMatchObject({ leadOffice: 'city-management', stage: 'received' })
    expect(await clock(id, 'firstReceiver')).toMatchObject({ targetOn: '2020-03-09', stoppedOn: null })
    done(await desk.act('2020-03-05', id, 'assign', { office: 'education' }, dispatcher()))
    expect((await row(id)).facts['firstReceiver']).toBe('city-management')
    expect(await reads(id, 'city-management')).toBe(true)
    expect(await clock(id, 'firstReceiver')).toMatchObject({ startedOn: '2020-03-04', stoppedOn: null })
    done(await desk.act('2020-03-06', id, 'accept', {}, clerk('education')))
    expect(await clock(id, 'firstReceiver')).toMatchObject({ stoppedOn: '2020-03-06', missedTarget: false })
    expect(await reads(id, 'city-management')).toBe(false)
    expect((await row(id)).facts['firstReceiver']).toBeUndefined()
  })

  test('supervision presses the first receiver, not the office that has just been sent the matter', async () => {
    const id = await sent('2020-03-02', '2020-03-03')
    done(await desk.act('2020-03-04', id, 'return', BACK, clerk()))
    done(await desk.act('2020-03-05', id, 'assign', { office: 'education' }, dispatcher()))
    await supervise(desk.on('2020-03-06'), RULE)
    const raised = await db().selectFrom('ladderStep').select(['step', 'office']).where('matter', '=', id).execute()
    expect(raised).toEqual([{ step: 'remind', office: 'city-management' }])
  })

  test('taken back from the second office, it is the first receiver’s again', async () => {
    const id = await sent('2020-03-02', '2020-03-03')
    done(await desk.act('2020-03-04', id, 'return', BACK, clerk()))
    done(await desk.act('2020-03-05', id, 'assign', { office: 'education' }, dispatcher()))
    done(await desk.act('2020-03-05', id, 'recall', {}, dispatcher()))
    expect(await row(id)).toMatchObject({ leadOffice: 'city-management', stage: 'received' })
  })

  test('the second return goes to the county office; its ruling binds and is kept as a precedent, masked', async () => {
    const id = await sent('2020-03-02', '2020-03-03')
    done(await desk.act('2020-03-04', id, 'return', BACK, clerk()))
    done(await desk.act('2020-03-05', id, 'assign', { office: 'education' }, dispatcher()))
    done(
      await desk.act('2020-03-06', id, 'return', { ...BACK, suggestedOffice: 'city-management' }, clerk('education')),
    )
    expect((await row(id)).stage).toBe('disputed')
    expect(await clock(id, 'rule')).toMatchObject({ targetOn: '2020-03-10', stoppedOn: null })
    expect(await desk.act('2020-03-06', id, 'assign', { office: 'education' }, dispatcher())).toMatchObject({
      code: 'wrong-stage',
    })
    const elsewhere = { office: 'education', reason: '由教育部门办理' }
    expect(await desk.act('2020-03-06', id, 'transfer', elsewhere, dispatcher())).toMatchObject({
      code: 'ruling-needed',
    })
    const { documentNumber } = done(await desk.act('2020-03-09', id, 'rule', RULING, dispatcher()))
    expect(await row(id)).toMatchObject({ stage: 'assigned', leadOffice: 'city-management' })
    const kept = await db().selectFrom('precedent').selectAll().where('matter', '=', id).executeTakeFirstOrThrow()
    expect(kept).toMatchObject({
      number: documentNumber,
      office: 'city-management',
      category: '城乡建设',
      returnedBy: ['city-management', 'education'],
      decidedOn: '2020-03-09',
      standing: 'standing',
    })
    expect(kept.subject).not.toContain('13912345678')
    const third = { ...BACK, suggestedOffice: 'education' }
    expect(await desk.act('2020-03-10', id, 'return', third, clerk())).toMatchObject({ code: 'ruling-binds' })
    done(await desk.act('2020-03-10', id, 'return', { ...third, newFacts: '现场开挖发现是学校自建暗渠。' }, clerk()))
    expect((await row(id)).stage).toBe('disputed')
  })

  test('a letter that hangs is answered within the statute, hangs on, and is left out of the share on time', async () => {
    const { id } = done(await desk.open('2020-06-01', 'letter', LETTER))
    done(await desk.act('2020-06-01', id, 'assign', { office: 'city-management' }, dispatcher()))
    done(await desk.act('2020-06-01', id, 'accept', {}, clerk()))
    const asked = { cause: '待资金', reviewOn: '2020-11-30', plan: '列入年度维修计划并申报资金' }
    done(await desk.act('2020-06-03', id, 'requestHangUp', asked, clerk()))
    const explanation = '要等维修资金，十一月底复核后告知您。'
    const supervisor = desk.staff('supervisor')
    done(
      await desk.act('2020-06-04', id, 'hangUp', { cause: '待资金', reviewOn: '2020-11-30', explanation }, supervisor),
    )
    expect(await clock(id, 'reply')).toMatchObject({ paused: true })
    expect(await clock(id, 'finish')).toMatchObject({ paused: false, dueOn: '2020-07-31' })
    const suspend = { reason: '等资金' }
    expect(await desk.act('2020-06-05', id, 'suspend', suspend, dispatcher())).toMatchObject({ code: 'hung-up' })
    const reply = { outcome: '解释说明', answer: '已列入计划，资金到位后清淤，复核日再告知。' }
    done(await desk.act('2020-07-20', id, 'reply', reply, clerk()))
    expect(await row(id)).toMatchObject({ stage: 'closed', facts: { hungUp: true, hungUpUntil: '2020-11-30' } })
    expect(await clock(id, 'review')).toMatchObject({ dueOn: '2020-11-30', stoppedOn: null })
    const figures = await computeFigures(db(), desk.code, registry.get('letter', 1), {
      from: plainDate('2020-06-01'),
      to: plainDate('2020-07-31'),
    })
    const value = (name: string) => figures.find((figure) => figure.id === `letter.${name}`)?.value
    expect([value('closed'), value('judged'), value('answered-hung-up')]).toEqual([1, 0, 1])
    const result = { result: '已经办成', finding: '资金到位，已清淤。' }
    done(await desk.act('2020-11-30', id, 'takeDown', result, clerk()))
    expect(await clock(id, 'review')).toMatchObject({ stoppedOn: '2020-11-30', late: false })
    expect(await desk.act('2020-12-01', id, 'requestHangUp', asked, clerk())).toMatchObject({
      code: 'closed-not-hung-up',
    })
  })

  test('a consultation is returned within its norm or taken as one’s own; an assisting office has clocks of its own', async () => {
    const { id } = done(
      await desk.open('2020-03-02', 'online-consultation', {
        topic: '其他',
        title: '在哪里办手续',
        body: '请问在哪里办理示例手续?',
      }),
    )
    done(await desk.act('2020-03-02', id, 'assign', { office: 'city-management' }, dispatcher()))
    done(await desk.act('2020-03-02', id, 'assist', { office: 'education' }, dispatcher()))
    const part = await db()
      .selectFrom('relation')
      .innerJoin('clock', 'clock.matter', 'relation.target')
      .select(['clock.name', 'clock.targetOn'])
      .where('relation.source', '=', id)
      .orderBy('clock.name')
      .execute()
    expect(part).toEqual([
      { name: 'answer', targetOn: '2020-03-09' },
      { name: 'signIn', targetOn: '2020-03-03' },
    ])
    done(await desk.act('2020-03-03', id, 'accept', {}, clerk()))
    expect(await desk.act('2020-03-03', id, 'return', BACK, clerk())).toMatchObject({ code: 'taken-up' })
    const more = { amount: 5, reason: '要问上级' }
    done(await desk.act('2020-03-04', id, 'requestExtension', more, clerk()))
    done(await desk.act('2020-03-05', id, 'approveExtension', more, desk.staff('director', 'city-management')))
    expect(await clock(id, 'reply')).toMatchObject({ targetOn: '2020-03-16' })
    expect(await desk.act('2020-03-06', id, 'requestExtension', more, clerk())).toMatchObject({ code: 'extended-once' })
  })
})

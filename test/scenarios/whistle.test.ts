import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { findMatter } from '../../src/store/matters.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

const CALL = {
  kind: '疑难问题',
  title: '示范村排水沟被占',
  body: '示范村东头排水沟被砂石堆占，雨后积水进院。',
  tried: '已三次上门劝说，当事人说砂石归县道施工队。',
}
const SOLVED = { outcome: '已解决', answer: '当日与施工队到场，砂石运走，排水沟疏通，村民在场确认。' }

describe('乡镇吹哨、部门报到', () => {
  let database: Database
  let desk: CaseDesk
  beforeAll(async () => {
    database = await freshDatabase()
    desk = await caseDesk(database)
    const townships = [{ id: 'mazhuangqiao', name: '马庄桥镇' }]
    await database
      .county(desk.code)
      .insertInto('office')
      .values(townships.map((office) => ({ county: desk.code, kind: 'township' as const, closedOn: null, ...office })))
      .execute()
  })
  afterAll(() => database.close())

  const township = () => desk.staff('township', 'mazhuangqiao')
  const head = () => desk.staff('director', 'mazhuangqiao')
  const clerk = (office = 'city-management') => desk.staff('clerk', office)
  const row = async (id: string) => {
    const found = await findMatter(database.county(desk.code), desk.code, id)
    if (!found) throw new Error('no matter')
    return found
  }
  const clock = (id: string, name: string) =>
    database
      .county(desk.code)
      .selectFrom('clock')
      .selectAll()
      .where('matter', '=', id)
      .where('name', '=', name)
      .executeTakeFirstOrThrow()

  async function called(kind = '疑难问题') {
    const { id } = done(
      await desk.open('2020-05-06', 'whistle', { ...CALL, kind }, { actor: township(), party: undefined }),
    )
    done(await desk.act('2020-05-06', id, 'approve', { office: 'city-management' }, head()))
    return id
  }

  test('the township calls, its head approves, the department comes and solves, the township rates', async () => {
    const id = await called()
    done(await desk.act('2020-05-06', id, 'accept', { person: '示例 0000' }, clerk()))
    done(await desk.act('2020-05-06', id, 'contact', { how: '电话约定次日到场' }, clerk()))
    done(
      await desk.act(
        '2020-05-07',
        id,
        'reportIn',
        { arrivedAt: '09:20', place: '示范村东头', present: '示例二人' },
        clerk(),
      ),
    )
    done(await desk.act('2020-05-08', id, 'solve', SOLVED, clerk()))
    done(await desk.act('2020-05-09', id, 'rate', { level: '满意' }, township()))
    expect(await row(id)).toMatchObject({ stage: 'closed', outcome: 'resolved', closedOn: '2020-05-09' })
    expect((await row(id)).facts).toMatchObject({ rating: '满意', township: 'mazhuangqiao' })
  })

  test('each kind has its own norm: five working days for a problem, three for work that must move', async () => {
    expect(await clock(await called(), 'solve')).toMatchObject({ targetOn: '2020-05-12' })
    expect(await clock(await called('工作推进'), 'solve')).toMatchObject({ targetOn: '2020-05-09' })
  })

  test('signing in is counted by the hour', async () => {
    const id = await called()
    const late = { ...desk.on('2020-05-06'), now: new Date('2020-05-06T02:30:00Z') }
    const { actOnMatter } = await import('../../src/modules/casework/index.ts')
    const by = clerk()
    done(
      await actOnMatter(late, {
        id,
        action: 'accept',
        input: { person: '示例 0000' },
        actor: by,
        owner: by.person ?? '',
        idempotencyKey: 'sign-in-late',
      }),
    )
    expect(await clock(id, 'signIn')).toMatchObject({ missedTarget: true, stoppedOn: '2020-05-06' })
  })

  test('a department returns it with a basis; returned again, the county office rules, and that binds', async () => {
    const id = await called()
    const basis = {
      reason: '排水沟旁的砂石属于县道养护。',
      basisKind: '权责清单',
      basisTitle: '示例县城市管理局权责清单',
      basisArticle: '第 12 项',
      suggestedOffice: 'education',
    }
    const dispatcher = desk.staff('dispatcher')
    done(await desk.act('2020-05-06', id, 'return', basis, clerk()))
    expect(await row(id)).toMatchObject({ stage: 'returned', leadOffice: 'city-management' })
    done(await desk.act('2020-05-06', id, 'assign', { office: 'education' }, dispatcher))
    expect((await row(id)).assistingOffices).toContain('city-management')
    done(await desk.act('2020-05-07', id, 'return', { ...basis, suggestedOffice: 'county-office' }, clerk('education')))
    expect(await row(id)).toMatchObject({ stage: 'disputed' })
    const ruling = {
      office: 'education',
      subject: '校门口排水沟被占',
      reason: '两家都说不是自己的；排水沟在学校围墙内侧，由教育部门牵头。',
      basisKind: '县政府文件或会议纪要',
      basisTitle: '示例县政府专题会议纪要',
      basisArticle: '第三条',
    }
    const ruled = done(await desk.act('2020-05-07', id, 'rule', ruling, dispatcher))
    expect(ruled.documentNumber).toMatch(/^清办裁〔2020〕\d+号$/)
    const again = { ...basis, suggestedOffice: 'county-office' }
    expect(await desk.act('2020-05-08', id, 'return', again, clerk('education'))).toMatchObject({
      code: 'ruling-binds',
    })
    const newFacts = '现场核实：砂石在围墙外的县道路肩上，裁定时没有测量。'
    done(await desk.act('2020-05-08', id, 'return', { ...again, newFacts }, clerk('education')))
    expect((await row(id)).stage).toBe('disputed')
  })

  test('the window of a return is the county norm; after it the department signs and handles', async () => {
    const id = await called()
    const late = await desk.act(
      '2020-05-08',
      id,
      'return',
      {
        reason: '不在本单位职责内。',
        basisKind: '三定规定',
        basisTitle: '示例县城市管理局三定规定',
        basisArticle: '第三条',
        suggestedOffice: 'education',
      },
      clerk(),
    )
    expect(late).toMatchObject({ code: 'return-too-late' })
    expect(JSON.stringify(late)).toContain('2020年5月7日')
  })

  test('the department in charge does not rate itself', async () => {
    const id = await called()
    done(await desk.act('2020-05-07', id, 'reportIn', { arrivedAt: '09:20', present: '示例' }, clerk()))
    done(await desk.act('2020-05-08', id, 'solve', SOLVED, clerk()))
    const ownHead = desk.staff('director', 'city-management')
    expect(await desk.act('2020-05-08', id, 'rate', { level: '满意' }, ownHead)).toMatchObject({
      code: 'not-the-caller',
    })
  })

  test('what hangs stands still until its review; asked for by the department, approved by the supervisor', async () => {
    const id = await called()
    done(await desk.act('2020-05-07', id, 'reportIn', { arrivedAt: '09:20', present: '示例' }, clerk()))
    const asked = { cause: '待资金', reviewOn: '2020-06-30', plan: '列入下半年预算追加方案' }
    const hung = { cause: '待资金', reviewOn: '2020-06-30', explanation: '列入下半年预算，六月底复核后告知。' }
    const supervisor = desk.staff('supervisor')
    expect(await desk.act('2020-05-08', id, 'hangUp', hung, supervisor)).toMatchObject({ code: 'no-hang-up-requested' })
    expect(
      await desk.act('2020-05-08', id, 'requestHangUp', { ...asked, reviewOn: '2020-05-08' }, clerk()),
    ).toMatchObject({ code: 'review-day-past' })
    expect(
      await desk.act('2020-05-08', id, 'requestHangUp', { ...asked, reviewOn: '2020-11-09' }, clerk()),
    ).toMatchObject({ code: 'review-too-far' })
    done(await desk.act('2020-05-08', id, 'requestHangUp', asked, clerk()))
    done(await desk.act('2020-05-08', id, 'hangUp', hung, supervisor))
    expect(await clock(id, 'solve')).toMatchObject({ paused: true, targetOn: null })
    expect(await clock(id, 'review')).toMatchObject({ dueOn: '2020-06-30' })
    expect(await desk.act('2020-05-09', id, 'solve', SOLVED, clerk())).toMatchObject({ code: 'hung-up' })
    const renewed = { ...asked, reviewOn: '2020-12-30' }
    done(await desk.act('2020-06-30', id, 'requestHangUp', renewed, clerk()))
    done(await desk.act('2020-06-30', id, 'hangUp', { ...hung, reviewOn: '2020-12-30' }, supervisor))
    expect(await clock(id, 'review')).toMatchObject({ dueOn: '2020-12-30', late: false })
    done(await desk.act('2020-07-01', id, 'takeDown', { result: '条件具备，恢复办理', finding: '资金已到位' }, clerk()))
    expect(await clock(id, 'solve')).toMatchObject({ paused: false, targetOn: '2020-07-06' })
    expect((await row(id)).facts).toMatchObject({ hungUp: false })
  })

  test('one extension before the day, and none in an emergency', async () => {
    const id = await called()
    const more = { amount: 5, reason: '需要调取图纸' }
    done(await desk.act('2020-05-08', id, 'requestExtension', more, clerk()))
    done(await desk.act('2020-05-09', id, 'approveExtension', more, desk.staff('dispatcher')))
    expect(await clock(id, 'solve')).toMatchObject({ targetOn: '2020-05-19' })
    expect(await desk.act('2020-05-11', id, 'requestExtension', more, clerk())).toMatchObject({ code: 'extended-once' })
    const emergency = await called('突发事件')
    expect(await desk.act('2020-05-06', emergency, 'requestExtension', more, clerk())).toMatchObject({
      code: 'no-extension-in-emergency',
    })
    const late = await called()
    done(await desk.act('2020-05-08', late, 'requestExtension', more, clerk()))
    expect(await desk.act('2020-05-13', late, 'approveExtension', more, desk.staff('dispatcher'))).toMatchObject({
      code: 'extension-late',
    })
  })

  test('the head calls the department in charge and those that come along in one stroke', async () => {
    const opened = await desk.open('2020-05-06', 'whistle', CALL, { actor: township(), party: undefined })
    const { id } = done(opened)
    const approve = (input: Record<string, unknown>) => desk.act('2020-05-06', id, 'approve', input, head())
    const lead = { office: 'city-management' }
    expect(await approve({ ...lead, others: ['city-management'] })).toMatchObject({ code: 'lead-among-assisting' })
    expect(await approve({ ...lead, others: ['mazhuangqiao'] })).toMatchObject({ code: 'own-office-called' })
    expect(await approve({ ...lead, others: ['nowhere'] })).toMatchObject({ code: 'unknown-office' })
    expect(await approve({ ...lead, others: ['education', 'education'] })).toHaveProperty('invalid', true)
    expect((await row(id)).stage).toBe('proposed')
    done(await approve({ ...lead, others: ['education', 'county-office'] }))
    const parts = await database
      .county(desk.code)
      .selectFrom('relation')
      .innerJoin('matter', 'matter.id', 'relation.target')
      .select(['matter.procedure', 'matter.leadOffice'])
      .where('relation.source', '=', id)
      .orderBy('matter.leadOffice')
      .execute()
    expect(parts).toEqual([
      { procedure: 'assistance', leadOffice: 'county-office' },
      { procedure: 'assistance', leadOffice: 'education' },
    ])
    expect((await row(id)).assistingOffices).toEqual(['mazhuangqiao', 'education', 'county-office'])
  })

  test('an assisting office gets a part with clocks of its own, or nothing happens at all', async () => {
    const id = await called()
    const before = (await row(id)).seq
    const dispatcher = desk.staff('dispatcher')
    expect(await desk.act('2020-05-07', id, 'assist', { office: 'nowhere' }, dispatcher)).toMatchObject({
      code: 'unknown-office',
    })
    expect((await row(id)).seq).toBe(before)
    done(await desk.act('2020-05-07', id, 'assist', { office: 'education', opinion: '核实学校排水' }, dispatcher))
    const part = await database
      .county(desk.code)
      .selectFrom('relation')
      .innerJoin('matter', 'matter.id', 'relation.target')
      .select(['matter.id', 'matter.procedure', 'matter.leadOffice', 'relation.kind'])
      .where('relation.source', '=', id)
      .executeTakeFirstOrThrow()
    expect(part).toMatchObject({ procedure: 'assistance', leadOffice: 'education', kind: '协办' })
    expect(await clock(part.id, 'answer')).toMatchObject({ startedOn: '2020-05-07', targetOn: '2020-05-13' })
    done(await desk.act('2020-05-08', part.id, 'accept', {}, clerk('education')))
    const answer = { outcome: '已办理', answer: '学校排水口已疏通。' }
    done(await desk.act('2020-05-09', part.id, 'reply', answer, clerk('education')))
    expect((await row(id)).stage).toBe('called')
  })

  test('what is still asked of assisting offices ends with the matter, by the program and not by hand', async () => {
    const id = await called()
    done(await desk.act('2020-05-07', id, 'assist', { office: 'education' }, desk.staff('dispatcher')))
    done(await desk.act('2020-05-08', id, 'cancel', { reason: '已自行解决' }, township()))
    const part = await database
      .county(desk.code)
      .selectFrom('relation')
      .innerJoin('matter', 'matter.id', 'relation.target')
      .innerJoin('event', (join) => join.onRef('event.matter', '=', 'matter.id').on('event.seq', '=', 2))
      .select(['matter.stage', 'matter.outcome', 'matter.closedOn', 'event.role'])
      .where('relation.source', '=', id)
      .executeTakeFirstOrThrow()
    expect(part).toEqual({ stage: 'closed', outcome: 'noLongerNeeded', closedOn: '2020-05-08', role: 'machine' })
  })
})

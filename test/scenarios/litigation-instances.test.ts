import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { fillTable, yearScope } from '../../src/modules/statistics/index.ts'
import { LITIGATION_TABLES } from '../../src/procedures/litigation.figures.ts'
import { registry } from '../../src/procedures/registry.ts'
import type { Database } from '../../src/store/database.ts'
import { computeFigures, listCounted } from '../../src/store/figures.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'

const SUIT = {
  instance: '一审',
  office: 'city-management',
  position: '被告',
  court: '清丰县人民法院',
  title: '行政处罚决定',
  actKind: '行政处罚',
  request: '请求撤销处罚决定。',
}
const DEFENCE = { brief: '处罚事实清楚，程序合法，请求驳回。', evidence: '询问笔录、现场照片' }

describe('一案几审，各自登记，互相关联', () => {
  let database: Database
  let desk: CaseDesk
  beforeAll(async () => {
    database = await freshDatabase()
    desk = await caseDesk(database)
  })
  afterAll(() => database.close())

  const clerk = (office = 'city-management') => desk.staff('clerk', office)
  const suit = async (day: string, more = {}, by = clerk()) =>
    done(await desk.open(day, 'litigation', { ...SUIT, ...more }, { actor: by, party: { name: '示例公司' } })).id
  const row = (id: string) =>
    database
      .county(desk.code)
      .selectFrom('matter')
      .selectAll()
      .where('county', '=', desk.code)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  const linked = (source: string) =>
    database
      .county(desk.code)
      .selectFrom('relation')
      .innerJoin('matter', 'matter.id', 'relation.target')
      .select(['matter.id', 'matter.procedure', 'matter.leadOffice', 'matter.title', 'matter.facts', 'relation.kind'])
      .where('relation.source', '=', source)
      .execute()
  const dueOn = async (matter: string, name: string) =>
    (
      await database
        .county(desk.code)
        .selectFrom('clock')
        .select('dueOn')
        .where('matter', '=', matter)
        .where('name', '=', name)
        .executeTakeFirst()
    )?.dueOn
  async function figures(year = '2020') {
    const scope = { from: plainDate(`${year}-01-01`), to: plainDate(`${year}-12-31`) }
    const all = await computeFigures(database.county(desk.code), desk.code, registry.get('litigation', 1), scope)
    return Object.fromEntries(all.map(({ id, value }) => [id, value]))
  }

  test('对方上诉，二审随之登记，已填过的不再填；答辩期限自收到上诉状副本之日起算', async () => {
    const id = await suit('2020-06-01', { caseNumber: '（2020）豫0922行初1号' })
    done(await desk.act('2020-06-10', id, 'defend', DEFENCE, clerk()))
    done(await desk.act('2020-07-10', id, 'recordHearing', { who: '正职负责人' }, clerk()))
    const decision = { paper: '判决书', result: '撤销', summary: '程序违法。' }
    done(await desk.act('2020-08-03', id, 'receiveJudgment', decision, clerk()))
    const lesson = { lesson: '未听取陈述申辩，已开展培训。', defectProcedure: true }
    done(await desk.act('2020-08-10', id, 'analyseLoss', lesson, clerk()))
    const appeal = { who: '其他当事人', court: '濮阳市中级人民法院' }
    done(await desk.act('2020-08-20', id, 'appeal', appeal, clerk()))
    expect(await row(id)).toMatchObject({ stage: 'closed', outcome: 'revoked', facts: { effect: '已上诉' } })
    const [second] = await linked(id)
    expect(second).toMatchObject({
      kind: '二审',
      procedure: 'litigation',
      leadOffice: 'city-management',
      title: '二审：行政处罚决定',
      facts: { instance: '二审', position: '被上诉人', below: '撤销', court: '濮阳市中级人民法院' },
    })
    expect(await dueOn(second?.id ?? '', 'appealDefence')).toBe('2020-09-04')
    const upheld = { ...decision, result: '维持原裁判', duty: true }
    done(await desk.act('2020-11-02', second?.id ?? '', 'receiveJudgment', upheld, clerk()))
    done(await desk.act('2020-11-02', second?.id ?? '', 'takeEffect', { what: '重新作出处罚决定' }, clerk()))
    done(await desk.act('2020-11-03', second?.id ?? '', 'analyseLoss', lesson, clerk()))
    const performed = { how: '重新作出行政行为', account: '已听取陈述申辩后重新作出决定。' }
    done(await desk.act('2020-11-20', second?.id ?? '', 'perform', performed, clerk()))
    expect(await figures()).toMatchObject({
      'litigation.cases': 2,
      'litigation.first-instance': 1,
      'litigation.second-instance': 1,
      'litigation.closed': 2,
      'litigation.loss-rate-first': 1,
      'litigation.loss-rate-second': 1,
      'litigation.heard': 1,
      'litigation.head-attendance-rate': 1,
      'litigation.judgments-performed-rate': 1,
      'litigation.defect-procedure': 2,
      'litigation.defect-evidence': 0,
    })
    const [table] = LITIGATION_TABLES
    if (!table) throw new Error('no table')
    const scope = yearScope(2020)
    const filled = await fillTable(database.county(desk.code), desk.code, registry.get('litigation', 1), {
      table,
      scope,
    })
    expect(filled.balances.filter(({ holds }) => !holds)).toEqual([])
    expect(filled.rows.find(({ figure }) => figure === 'litigation.lost')).toMatchObject({ cells: [1, 1, 0], total: 2 })
    const behind = await listCounted(database.county(desk.code), desk.code, registry.get('litigation', 1), {
      from: plainDate('2020-01-01'),
      to: plainDate('2020-12-31'),
      figure: 'litigation.defect-procedure',
      limit: 10,
    })
    expect(behind.map((one) => one.id).sort()).toEqual([id, second?.id].sort())
  })

  test('共同被告各自从自己收到副本之日起算；别的被告先收到也不影响', async () => {
    const id = await suit('2019-03-04', { beforeSuit: '复议维持' })
    expect(await desk.act('2019-03-04', id, 'addDefendant', { office: 'city-management' }, clerk())).toMatchObject({
      code: 'defendant-already',
    })
    done(await desk.act('2019-03-04', id, 'addDefendant', { office: 'county-office' }, clerk()))
    const [part] = await linked(id)
    expect(part).toMatchObject({ kind: '共同被告', procedure: 'co-defence', leadOffice: 'county-office' })
    expect(await dueOn(part?.id ?? '', 'defence')).toBeUndefined()
    done(await desk.act('2019-03-08', part?.id ?? '', 'receiveSuit', { position: '被告' }, clerk('county-office')))
    expect(await dueOn(id, 'defence')).toBe('2019-03-19')
    expect(await dueOn(part?.id ?? '', 'defence')).toBe('2019-03-25')
    done(await desk.act('2019-03-20', part?.id ?? '', 'defend', DEFENCE, clerk('county-office')))
    expect((await row(id)).stage).toBe('answering')
    expect(await desk.act('2019-03-20', part?.id ?? '', 'defend', DEFENCE, clerk())).toMatchObject({ absent: true })
  })

  test('先登记二审、后补登一审，再关联起来', async () => {
    const second = await suit('2021-03-01', {
      instance: '二审',
      position: '被上诉人',
      below: '驳回诉讼请求',
      court: '濮阳市中级人民法院',
    })
    const first = await suit('2021-03-02', {}, desk.staff('justiceBureau'))
    const { receiptNumber } = await row(first)
    done(await desk.act('2021-03-02', second, 'linkInstance', { receiptNumber }, clerk()))
    expect(await linked(second)).toMatchObject([{ id: first, kind: '前一审级' }])
    expect(await desk.act('2021-03-02', first, 'linkInstance', { receiptNumber }, clerk())).toMatchObject({
      code: 'no-instance-before',
    })
  })

  test('收到司法建议，另立事项，各自计时', async () => {
    const id = await suit('2022-03-01')
    const advice = { kind: '规范性文件', title: '关于修改清扫办法的司法建议书', demand: '建议废止第六条。' }
    done(await desk.act('2022-05-05', id, 'receiveAdvice', advice, clerk()))
    const [matter] = await linked(id)
    expect(matter).toMatchObject({ procedure: 'judicial-advice', kind: '司法建议', leadOffice: 'city-management' })
    expect(await dueOn(matter?.id ?? '', 'reply')).toBe('2022-07-04')
  })
})

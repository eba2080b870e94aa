import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import {
  type Assessment,
  announceScheme,
  concludePeriods,
  firstScheme,
  freezePeriod,
  proposeCorrection,
  raiseObjection,
  saveDraft,
  signCorrection,
  verifyAssessments,
  whatIf,
} from '../../src/modules/assessment/index.ts'
import { verifyCounty } from '../../src/modules/ledger/index.ts'
import type { Database } from '../../src/store/database.ts'
import { findMatter } from '../../src/store/matters.ts'
import { caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'
import { type AssessmentDesk, assessmentDesk, GROUPS } from './desk.ts'

const CITY = 'city-management'
const MARCH = plainDate('2020-03-01')

describe('the assessment of a month, on a real database', () => {
  let database: Database
  let at: AssessmentDesk
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.close())

  let county = 410_920
  beforeEach(async () => {
    county += 1
    at = assessmentDesk(await caseDesk(database, String(county)))
  })

  const placesOf = ({ groups }: Pick<Assessment, 'groups'>) =>
    groups.flatMap(({ ranked }) => ranked.map(({ office, rank, score }) => [office, rank, score]))
  const lineOf = ({ groups }: Assessment, office: string, indicator: string) =>
    groups
      .flatMap(({ ranked, few, none }) => [...ranked, ...few, ...none])
      .find((one) => one.office === office)
      ?.lines.find((line) => line.indicator === indicator)

  /** What only somebody with the database's own password can do. */
  async function asOwner(statement: string) {
    const owner = await database.pool.connect()
    try {
      await owner.query('reset role')
      await owner.query(statement, [at.desk.code])
    } finally {
      owner.release(true)
    }
  }

  /** March: six letters each, all signed and answered in time; one of the city's rated badly. */
  async function aMonth() {
    const scheme = await at.announce('2020-02-20', '2020-03-01')
    const letters = []
    for (const day of ['02', '03', '04', '05', '06', '09']) {
      const told = { signed: `2020-03-${day}`, answered: '2020-03-13' }
      letters.push(
        await at.letter(`2020-03-${day}`, CITY, { ...told, rated: ['2020-03-16', day === '02' ? '不满意' : '满意'] }),
      )
      await at.letter(`2020-03-${day}`, 'education', { ...told, rated: ['2020-03-16', '满意'] })
    }
    return { scheme, letters }
  }

  test('is announced before the period it covers, and an announced version never changes', async () => {
    const context = { ...at.desk.on('2020-03-02'), by: null }
    const draft = await saveDraft(context, { content: firstScheme(GROUPS), note: '试行' })
    if ('refused' in draft) throw new Error(draft.message)
    const announce = (on: string, effectiveFrom: string) =>
      announceScheme({ ...at.desk.on(on), by: null }, { scheme: draft.scheme, effectiveFrom: plainDate(effectiveFrom) })
    expect(await announce('2020-03-02', '2020-03-01')).toMatchObject({ code: 'announced-too-late' })
    expect(await announce('2020-03-02', '2020-04-15')).toMatchObject({ code: 'not-a-period' })
    expect(await announce('2020-03-02', '2020-04-01')).toEqual({ scheme: draft.scheme, version: 1 })
    expect(await announce('2020-03-02', '2020-05-01')).toMatchObject({ code: 'no-draft' })
    await expect(
      at.desk
        .on('2020-03-02')
        .db.updateTable('assessmentScheme')
        .set({ note: '改' })
        .where('version', '=', 1)
        .execute(),
    ).rejects.toThrow(/announced/)
    const next = await saveDraft(context, { scheme: draft.scheme, content: firstScheme(GROUPS), note: '' })
    expect(next).toEqual({ scheme: draft.scheme, version: 2 })
    expect(await announce('2020-03-03', '2020-04-01')).toMatchObject({ code: 'before-other-version' })
  })

  test('counts what was decided in the period, and nothing twice', async () => {
    const scheme = await at.announce('2020-01-20', '2020-02-01')
    // Signed within fifteen days: decided on that day. Never signed: decided when the days are over, in April.
    await at.letter('2020-03-02', CITY, { signed: '2020-03-09' })
    await at.letter('2020-03-23', CITY)
    const march = await at.assessment('2020-05-06', scheme, '2020-03-01')
    const april = await at.assessment('2020-05-06', scheme, '2020-04-01')
    expect(lineOf(march, CITY, 'response')).toMatchObject({ numerator: 1, denominator: 1 })
    expect(lineOf(april, CITY, 'response')).toMatchObject({ numerator: 0, denominator: 1 })
    // The promise to answer ran out for both: 15 working days from March 2 and from March 23.
    expect(lineOf(march, CITY, 'on-target')).toMatchObject({ numerator: 0, denominator: 1 })
    expect(lineOf(april, CITY, 'on-target')).toMatchObject({ numerator: 0, denominator: 1 })
    expect(march.groups[0]?.few.map(({ office }) => office)).toEqual([CITY])
    expect(march.groups[0]?.none.map(({ office }) => office)).toEqual(['education'])
  })

  test('a return counts only where the office has to handle the matter after all', async () => {
    const scheme = await at.announce('2020-02-20', '2020-03-01')
    const dispatcher = at.desk.staff('dispatcher')
    const giveBack = async (day: string, office: string) => {
      const letter = await at.letter(day, office)
      const by = at.desk.staff('clerk', office)
      const back = {
        reason: '不属于本单位职责',
        basisKind: '权责清单',
        basisTitle: '示例单位权责清单',
        basisArticle: '全部事项',
        suggestedOffice: 'county-office',
      }
      done(await at.desk.act(day, letter.id, 'return', back, by))
      return letter.id
    }
    const upheld = await giveBack('2020-03-03', CITY)
    done(await at.desk.act('2020-03-04', upheld, 'assign', { office: 'education' }, dispatcher))
    const refused = await giveBack('2020-03-05', CITY)
    done(await at.desk.act('2020-03-06', refused, 'assign', { office: CITY }, dispatcher))
    await giveBack('2020-03-09', CITY)
    await at.letter('2020-03-10', CITY)
    const march = await at.assessment('2020-04-01', scheme, '2020-03-01')
    expect(lineOf(march, CITY, 'returns')).toMatchObject({
      ...{ numerator: 1, denominator: 2, rate: 0.5 },
      excluded: { returnUpheld: 1, returnPending: 1 },
    })
    expect(lineOf(march, 'education', 'returns')).toMatchObject({ numerator: 0, denominator: 1 })
  })

  test('a suspended matter, and one taken back, stay out with their reason', async () => {
    const scheme = await at.announce('2020-02-20', '2020-03-01')
    const head = at.desk.staff('director', CITY)
    const halted = await at.letter('2020-03-02', CITY, { signed: '2020-03-03' })
    done(await at.desk.act('2020-03-04', halted.id, 'suspend', { reason: '等待鉴定' }, head))
    const gone = await at.letter('2020-03-02', CITY, { signed: '2020-03-03' })
    const applicant = { person: null, role: 'citizen', office: null, applicant: true } as const
    done(await at.desk.act('2020-03-05', gone.id, 'withdraw', {}, applicant))
    const march = await at.assessment('2020-04-01', scheme, '2020-03-01')
    expect(lineOf(march, CITY, 'on-target')).toMatchObject({
      ...{ denominator: 0, rate: null, points: null },
      excluded: { hungUp: 1, withdrawn: 1 },
    })
  })

  test('what is done again is the fault of who reported it done, also where another office does it', async () => {
    const scheme = await at.announce('2020-02-20', '2020-03-01')
    const dispatcher = at.desk.staff('dispatcher')
    const told = { signed: '2020-03-03', answered: '2020-03-06' }
    const { id } = await at.letter('2020-03-02', CITY, { ...told, rated: ['2020-03-09', '不满意', '未解决'] })
    await at.letter('2020-03-02', CITY, told)
    const redo = { reason: '路灯仍不亮，请查明线路', office: 'education' }
    done(await at.desk.act('2020-03-10', id, 'redo', redo, dispatcher))
    const answer = { outcome: '已解决', answer: '已更换电缆，路灯当晚恢复照明。' }
    done(await at.desk.act('2020-03-12', id, 'reply', answer, at.desk.staff('clerk', 'education')))
    const march = await at.assessment('2020-04-01', scheme, '2020-03-01')
    expect(lineOf(march, CITY, 'redo')).toMatchObject({ numerator: 1, denominator: 2 })
    expect(lineOf(march, 'education', 'redo')).toMatchObject({ numerator: 0, denominator: 1 })
  })

  test('of follow-ups only answers count; who was excluded by two persons, or not reached yet, is listed', async () => {
    const scheme = await at.announce('2020-02-20', '2020-03-01')
    const [caller, approver] = [at.desk.staff('dispatcher'), at.desk.staff('supervisor')]
    const told = { signed: '2020-03-02', answered: '2020-03-03' }
    await at.letter('2020-03-02', CITY, { ...told, rated: ['2020-03-05', '满意'] })
    await at.letter('2020-03-02', CITY, { ...told, rated: ['2020-03-05', '不满意', '部分解决'] })
    const unreasonable = await at.letter('2020-03-02', CITY, { ...told, rated: ['2020-03-05', '非常不满意', '未解决'] })
    const why = { kind: '诉求不合理', reason: '要求拆除依法建设的公共设施' }
    done(await at.desk.act('2020-03-06', unreasonable.id, 'proposeExclusion', why, caller))
    done(await at.desk.act('2020-03-09', unreasonable.id, 'approveExclusion', { opinion: '属实，同意' }, approver))
    const silent = await at.letter('2020-03-02', CITY, told)
    done(await at.desk.act('2020-03-06', silent.id, 'followUp', { reached: false }, caller))
    await at.letter('2020-03-02', CITY, told)
    const march = await at.assessment('2020-04-01', scheme, '2020-03-01')
    expect(lineOf(march, CITY, 'solution')).toMatchObject({
      ...{ numerator: 1, denominator: 2 },
      excluded: { unreasonable: 1, notReached: 1 },
    })
    expect(lineOf(march, CITY, 'satisfaction')).toMatchObject({ numerator: 1, denominator: 2 })
    const strict = await whatIf(at.desk.on('2020-04-01'), {
      ...{ scheme, periods: [MARCH] },
      content: { ...firstScheme(GROUPS), exclusions: [] },
    })
    if ('refused' in strict) throw new Error(strict.message)
    expect(lineOf({ ...march, groups: strict[0]?.after ?? [] }, CITY, 'solution')).toMatchObject({
      ...{ numerator: 1, denominator: 3 },
      excluded: { notReached: 1 },
    })
  })

  test('every line opens the matters it counts, and the score follows from them', async () => {
    const { scheme } = await aMonth()
    const march = await at.assessment('2020-04-01', scheme, '2020-03-01')
    expect(lineOf(march, CITY, 'satisfaction')).toMatchObject({ numerator: 5, denominator: 6 })
    expect(
      march.records.items.filter(({ indicator, office }) => indicator === 'satisfaction' && office === CITY),
    ).toHaveLength(6)
    // Response 15, solution 25, satisfaction 20, both clocks 20, returns 5, redo 5: of 90; a sixth of 20 is lost.
    expect(placesOf(march)).toEqual([
      ['education', 1, 100],
      [CITY, 2, Math.round(((100 * (90 - 20 / 6)) / 90) * 100) / 100],
    ])
  })

  test('an allowed objection scores everything anew and shows old and new', async () => {
    const { scheme, letters } = await aMonth()
    const supervisor = at.desk.staff('supervisor', 'county-office')
    const frozen = await freezePeriod(at.desk.on('2020-04-01'), { scheme, from: MARCH, actor: supervisor })
    if ('refused' in frozen) throw new Error(frozen.message)
    const head = at.desk.staff('director', CITY)
    const request = {
      ...{ scheme, from: MARCH, about: 'satisfaction', asked: '不计入' as const, actor: head, owner: 'head' },
      reason: '来信人把别的单位的事记在了我们头上',
    }
    const object = (day: string, receiptNumbers: string[], more: object = {}) =>
      raiseObjection(at.desk.on(day), {
        ...request,
        receiptNumbers,
        idempotencyKey: `${day}-${receiptNumbers}`,
        ...more,
      })
    const [first] = letters
    const disputed = first?.receiptNumber ?? ''
    expect(await object('2020-04-02', ['20200302-000000-0'])).toMatchObject({ code: 'not-your-line' })
    expect(await object('2020-04-02', [disputed], { about: 'talked-to' })).toMatchObject({ code: 'not-your-line' })
    expect(await object('2020-04-02', [disputed], { actor: at.desk.staff('director', 'education') })).toMatchObject({
      code: 'not-your-line',
    })
    expect(await object('2020-04-02', [disputed], { asked: '撤销扣分' })).toMatchObject({ code: 'wrong-remedy' })
    const raised = done(await object('2020-04-02', [disputed]))
    const own = at.desk.staff('supervisor', CITY)
    const finding = { remedy: '不计入', finding: '经核实，评价所说的是供水问题' }
    expect(await at.desk.act('2020-04-03', raised.id, 'allow', finding, own)).toMatchObject({ code: 'own-objection' })
    expect(await at.desk.act('2020-04-03', raised.id, 'allow', finding, head)).toMatchObject({
      code: 'role-not-allowed',
    })
    expect(placesOf(await at.assessment('2020-04-03', scheme, '2020-03-01'))[0]).toEqual(['education', 1, 100])
    done(await at.desk.act('2020-04-03', raised.id, 'allow', finding, supervisor))
    const after = await at.assessment('2020-04-03', scheme, '2020-03-01')
    expect(placesOf(after)).toEqual([
      [CITY, 1, 100],
      ['education', 1, 100],
    ])
    expect(placesOf({ groups: after.published })[1]).toEqual([CITY, 2, 96.3])
    expect(after.applied).toMatchObject([{ kind: 'objection', matter: raised.id, on: '2020-04-03' }])
    // Five working days from April 1 are over on the 9th: Qingming is a holiday.
    expect(after.frozen?.objectionsUntil).toBe('2020-04-09')
    expect(await object('2020-04-10', [disputed])).toMatchObject({ code: 'objection-late' })
  })

  test('a published result is frozen: what happens later changes nothing, what was entered late is signed', async () => {
    const { scheme, letters } = await aMonth()
    const supervisor = at.desk.staff('supervisor', 'county-office')
    const name = { scheme, from: MARCH, actor: supervisor }
    expect(await freezePeriod(at.desk.on('2020-03-31'), name)).toMatchObject({ code: 'period-not-over' })
    const clerk = at.desk.staff('clerk', CITY)
    expect(await freezePeriod(at.desk.on('2020-04-01'), { ...name, actor: clerk })).toMatchObject({
      code: 'role-not-allowed',
    })
    const late = await at.letter('2020-03-10', CITY, { signed: '2020-03-11' })
    expect(await freezePeriod(at.desk.on('2020-04-01'), name)).toMatchObject({ matter: expect.any(String) })
    expect(await freezePeriod(at.desk.on('2020-04-01'), name)).toMatchObject({ code: 'already-frozen' })
    const before = await at.assessment('2020-04-01', scheme, '2020-03-01')
    // Happens in April, belongs to April.
    await at.letter('2020-03-31', CITY, { signed: '2020-04-02', answered: '2020-04-03' })
    expect(placesOf(await at.assessment('2020-04-20', scheme, '2020-03-01'))).toEqual(placesOf(before))
    expect(lineOf(before, CITY, 'on-target')).toMatchObject({ numerator: 6, denominator: 7 })
    expect(await proposeCorrection(at.desk.on('2020-04-20'), name)).toEqual({
      correction: { items: [], marks: [] },
      causes: [],
    })
    // Answered on March 20 on paper, entered in April.
    const answered = { outcome: '已解决', answer: '您反映的路灯已经修好，当晚已恢复照明。' }
    done(await at.desk.act('2020-04-21', late.id, 'reply', answered, clerk, { happenedOn: plainDate('2020-03-20') }))
    const proposed = await proposeCorrection(at.desk.on('2020-04-21'), name)
    expect(proposed).toMatchObject({ causes: [{ matter: late.id, seq: 4 }] })
    expect(placesOf(await at.assessment('2020-04-21', scheme, '2020-03-01'))).toEqual(placesOf(before))
    expect(await signCorrection(at.desk.on('2020-04-21'), { ...name, reason: '纸质答复补录' })).toEqual({ number: 1 })
    expect(await signCorrection(at.desk.on('2020-04-21'), { ...name, reason: '纸质答复补录' })).toMatchObject({
      code: 'nothing-to-correct',
    })
    const after = await at.assessment('2020-04-21', scheme, '2020-03-01')
    expect(lineOf(after, CITY, 'on-target')).toMatchObject({ numerator: 7, denominator: 7 })
    expect(after.applied).toMatchObject([{ kind: 'correction', name: '1', reason: '纸质答复补录' }])
    // A day set right afterwards is the other way to be late.
    const [first] = letters
    done(
      await at.desk.act(
        ...(['2020-04-22', first?.id ?? '', 'correctDate'] as const),
        { step: 4, rightDay: '2020-03-30', reason: '答复日期录入有误' },
        at.desk.staff('dispatcher'),
      ),
    )
    expect(await signCorrection(at.desk.on('2020-04-22'), { ...name, reason: '更正答复日期' })).toEqual({ number: 2 })
    expect(lineOf(await at.assessment('2020-04-22', scheme, '2020-03-01'), CITY, 'on-target')).toMatchObject({
      ...{ numerator: 6, denominator: 7 },
    })
  })

  test('is signed, chained and in the ledger: whoever changes it is found out', async () => {
    const { scheme } = await aMonth()
    const supervisor = at.desk.staff('supervisor', 'county-office')
    const late = await at.letter('2020-03-10', CITY)
    const name = { scheme, from: MARCH, actor: supervisor }
    const frozen = await freezePeriod(at.desk.on('2020-04-01'), name)
    if ('refused' in frozen) throw new Error(frozen.message)
    const by = at.desk.staff('clerk', CITY)
    done(await at.desk.act('2020-04-02', late.id, 'accept', {}, by, { happenedOn: plainDate('2020-03-12') }))
    await signCorrection(at.desk.on('2020-04-02'), { ...name, reason: '补录签收' })
    const context = at.desk.on('2020-04-20')
    expect(await verifyAssessments(context)).toEqual({ periods: 1, faults: [] })
    expect(await concludePeriods(at.desk.on('2020-04-09'))).toBe(0)
    expect(await concludePeriods(context)).toBe(1)
    expect(await concludePeriods(context)).toBe(0)
    expect(await findMatter(context.db, at.desk.code, frozen.matter)).toMatchObject({ outcome: 'final' })
    const ledger = { db: context.db, county: at.desk.code, keys: at.desk.keys, dataFolder: '/nonexistent' }
    expect((await verifyCounty({ ...ledger, registry: context.registry })).fault).toBeUndefined()
    await expect(context.db.deleteFrom('assessmentCorrection').execute()).rejects.toThrow(/permission/)
    await asOwner(
      `update assessment_snapshot set records = jsonb_set(records, '{items,0,good}', 'false') where county = $1`,
    )
    expect((await verifyAssessments(context)).faults).toMatchObject([{ scheme, from: '2020-03-01' }])
    await asOwner('delete from assessment_correction where county = $1')
    await asOwner('delete from assessment_snapshot where county = $1')
    expect((await verifyAssessments(context)).faults).toMatchObject([
      { scheme, message: expect.stringContaining('不见了') },
    ])
  })

  test('what the ranking would be under another rule is what adopting it gives', async () => {
    const { scheme } = await aMonth()
    const april = ['2020-04-01', '2020-04-02', '2020-04-03', '2020-04-07', '2020-04-08'] as const
    for (const day of april) {
      await at.letter(day, CITY, { signed: day, answered: '2020-04-15', rated: ['2020-04-16', '满意'] })
      await at.letter(day, 'education', {
        signed: day,
        answered: '2020-04-15',
        rated: ['2020-04-16', day === april[0] ? '不满意' : '满意'],
      })
    }
    const supervisor = at.desk.staff('supervisor', 'county-office')
    await freezePeriod(at.desk.on('2020-04-01'), { scheme, from: MARCH, actor: supervisor })
    const content = { ...firstScheme(GROUPS), indicators: [{ indicator: 'satisfaction', weight: 10 }], tolerance: 20 }
    const periods = [MARCH, plainDate('2020-04-01')]
    const supposed = await whatIf(at.desk.on('2020-05-06'), { scheme, content, periods })
    if ('refused' in supposed) throw new Error(supposed.message)
    const [march, second] = supposed
    // A fault of six is forgiven by a fifth of tolerance.
    expect(placesOf({ groups: march?.after ?? [] })).toEqual([
      [CITY, 1, 100],
      ['education', 1, 100],
    ])
    expect(placesOf({ groups: march?.before ?? [] })[1]).toEqual([CITY, 2, 96.3])
    const versions = await at.desk
      .on('2020-05-06')
      .db.selectFrom('assessmentScheme')
      .selectAll()
      .where('scheme', '=', scheme)
      .execute()
    expect(versions).toHaveLength(1)
    // Adopted for April: announced in March, when April had not begun.
    const adopted = await at.announce('2020-03-30', '2020-04-01', content, scheme)
    const april2 = await at.assessment('2020-05-06', adopted, '2020-04-01')
    expect(april2.version).toBe(2)
    expect(april2.groups).toEqual(second?.after)
    expect((await at.assessment('2020-05-06', scheme, '2020-03-01')).version).toBe(1)
  })
})

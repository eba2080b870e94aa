import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/engine/roles.ts'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

interface Page {
  readonly id: string
  readonly seq: number
  readonly version: number
  readonly stage: string
  readonly outcome: string | null
  readonly leadOffice: string | null
  readonly clocks: readonly { name: string; dueOn: string | null; startedOn: string; late: boolean; law?: string }[]
  readonly facts: readonly { name: string; value: string }[]
  readonly related: readonly { id: string; kind: string }[]
}

interface Answer {
  readonly status: number
  readonly body: { code?: string; law?: string; detail?: string; id?: string }
}

/** Stories in the law's own words, told day by day through the API as the offices would. */
describe('办法和期限，经接口一日一日走完', () => {
  let http: HttpDesk
  let now = new Date('2020-09-30T02:00:00Z')
  beforeAll(async () => {
    http = await httpDesk({ now: () => now })
    await saveOffice(await http.accounts(), { id: 'justice', name: '司法局', kind: 'justice-bureau' })
    await saveOffice(await http.accounts(), { id: 'transport', name: '交通运输局', kind: 'department' })
  })
  afterAll(() => http.close())

  /** Somebody at the desk on a day; every day has its own session. */
  async function on(day: string, role: Role, office?: string): Promise<Visitor> {
    now = new Date(`${day}T02:00:00Z`)
    return http.signIn(role, office)
  }
  const page = async (who: Visitor, id: string) => (await (await who.get(`/api/matters/${id}`)).json()) as Page
  const clock = ({ clocks }: Page, name: string) => clocks.find((one) => one.name === name)

  async function opened(who: Visitor, plural: string, input: object): Promise<string> {
    const answer = await who.send(`/api/${plural}`, input)
    expect([answer.status, await answer.clone().text()]).toEqual([201, expect.anything()])
    return ((await answer.json()) as { id: string }).id
  }
  async function act(who: Visitor, path: string, input: object = {}): Promise<Answer> {
    const [plural, id = ''] = path.split('/')
    expect(plural).toBeDefined()
    const { seq } = await page(who, id)
    const answer = await who.send(`/api/${path}`, input, { 'if-match': `"${seq}"` })
    return { status: answer.status, body: (await answer.json()) as Answer['body'] }
  }
  const does = async (who: Visitor, path: string, input: object = {}) => {
    const { status, body } = await act(who, path, input)
    expect([path, status, body.detail]).toEqual([path, 200, undefined])
  }

  test('长假前最后一个工作日收到的公开申请：补正一次、再次补正被拒，第三方逾期反对', async () => {
    const clerk = (day: string) => on(day, 'clerk', 'education')
    const asked = {
      applicantKind: '自然人',
      office: 'education',
      title: '学校食堂采购合同',
      body: '示例学校食堂2020年采购合同。',
      form: '纸质',
      delivery: '当面领取',
      via: '当面提交',
    }
    const id = await opened(await clerk('2020-09-30'), 'foi-requests', asked)
    const at = (action: string) => `foi-requests/${id}/${action}`
    expect(clock(await page(await clerk('2020-09-30'), id), 'reply')?.dueOn).toBe('2020-11-04')
    await does(await clerk('2020-10-12'), at('ask-correction'), { items: '请写明合同的供货方。', until: '2020-10-27' })
    await does(await clerk('2020-10-20'), at('receive-correction'), { body: '供货方为示例食品公司。' })
    expect(clock(await page(await clerk('2020-10-20'), id), 'reply')?.dueOn).toBe('2020-11-17')
    const again = { items: '请再写明合同的编号和日期。', until: '2020-11-10' }
    expect(await act(await clerk('2020-10-21'), at('ask-correction'), again)).toMatchObject({
      status: 409,
      body: { code: 'correction-asked-once', law: '《政府信息公开条例》（2019）第三十条' },
    })
    await does(await clerk('2020-10-22'), at('consult'), { whom: '第三方', question: '是否同意公开合同价格？' })
    await does(await clerk('2020-10-23'), at('serve-consultation'), { proof: '邮件回执' })
    const objection = { opinion: '不同意公开且理由合理', detail: '价格属于商业秘密。' }
    expect((await act(await clerk('2020-11-16'), at('record-opinion'), objection)).body).toMatchObject({
      code: 'opinion-late',
      law: '《政府信息公开条例》（2019）第三十二条',
    })
    await does(await clerk('2020-11-16'), at('record-late-opinion'), { detail: '价格属于商业秘密。' })
    await does(await clerk('2020-11-17'), at('end-consultation'))
    // Twenty days from the correction, two of them used before the third party was asked.
    expect(clock(await page(await clerk('2020-11-17'), id), 'reply')?.dueOn).toBe('2020-12-11')
    const reply = { outcome: '部分公开', answer: '合同可以公开，其中账户信息不予公开，已作区分处理。' }
    await does(await clerk('2020-12-11'), at('reply'), reply)
    expect(await page(await clerk('2020-12-11'), id)).toMatchObject({ outcome: 'grantedInPart' })
  })

  test('二审登记时一审从未登记：先登记二审，后补登一审并关联，逾期补登的答辩照实计算', async () => {
    const clerk = (day: string) => on(day, 'clerk', 'education')
    const suit = {
      office: 'education',
      court: '濮阳市中级人民法院',
      title: '办学许可决定',
      actKind: '行政许可',
      request: '请求撤销决定。',
    }
    const first = { ...suit, instance: '一审', position: '被告', court: '清丰县人民法院' }
    const second = { ...suit, instance: '二审', position: '被上诉人' }
    const bare = await (await clerk('2020-09-14')).send('/api/litigations', second)
    expect([bare.status, ((await bare.json()) as { code: string }).code]).toEqual([409, 'original-result-missing'])
    const later = await opened(await clerk('2020-09-14'), 'litigations', { ...second, below: '驳回诉讼请求' })
    expect(clock(await page(await clerk('2020-09-14'), later), 'appealDefence')?.dueOn).toBe('2020-09-29')
    const earlier = await opened(await clerk('2020-09-20'), 'litigations', { ...first, receivedOn: '2020-05-06' })
    const receipt = (await page(await clerk('2020-09-20'), earlier)) as Page & { receiptNumber: string }
    await does(await clerk('2020-09-20'), `litigations/${later}/link-instance`, {
      receiptNumber: receipt.receiptNumber,
    })
    const judgment = { paper: '判决书', result: '驳回诉讼请求', summary: '裁判要旨。', happenedOn: '2020-07-20' }
    await does(await clerk('2020-09-20'), `litigations/${earlier}/receive-judgment`, judgment)
    const defence = { brief: '许可事实清楚，程序合法。', evidence: '一、申请书；二、决定书。' }
    const wrong = await act(await clerk('2020-09-21'), `litigations/${earlier}/enter-defence`, defence)
    expect(wrong.body).toMatchObject({ code: 'answered-after-decision', law: '《行政诉讼法》（2017）第六十七条' })
    await does(await clerk('2020-09-21'), `litigations/${earlier}/enter-defence`, {
      ...defence,
      happenedOn: '2020-05-20',
    })
    expect(clock(await page(await clerk('2020-09-21'), earlier), 'defence')).toMatchObject({
      dueOn: '2020-05-21',
      late: false,
    })
    expect((await page(await clerk('2020-09-21'), later)).related).toMatchObject([{ id: earlier }])
  })

  test('建议第二周在两个单位之间转办，总期限不变', async () => {
    const dispatcher = (day: string) => on(day, 'dispatcher')
    const suggestion = {
      kind: '人大代表建议',
      number: '第23号',
      title: '关于修缮县道的建议',
      body: '县道东段路面破损严重，建议列入今年修缮计划。',
      session: '会议期间',
      signers: 1,
    }
    const id = await opened(await dispatcher('2021-03-08'), 'deputy-suggestions', suggestion)
    const at = (action: string) => `deputy-suggestions/${id}/${action}`
    await does(await dispatcher('2021-03-09'), at('assign'), { office: 'transport' })
    const before = clock(await page(await dispatcher('2021-03-09'), id), 'reply')?.dueOn
    expect(before).toBe('2021-06-08')
    const early = await act(await on('2021-03-16', 'clerk', 'transport'), at('rate'), { level: '满意' })
    expect(early.body).toMatchObject({ code: 'role-not-allowed', detail: expect.stringContaining('由代表、委员') })
    await does(await on('2021-03-16', 'clerk', 'transport'), at('decline'), { reason: '该路段由城市管理局养护。' })
    await does(await dispatcher('2021-03-18'), at('reassign'), { office: 'city-management', reason: '职责清单' })
    const after = await page(await dispatcher('2021-03-18'), id)
    expect([after.leadOffice, clock(after, 'reply')?.dueOn]).toEqual(['city-management', before])
    expect((await (await on('2021-03-19', 'clerk', 'transport')).get(`/api/matters/${id}`)).status).toBe(404)
  })

  const APPLIED = {
    act: '行政处罚',
    respondent: 'city-management',
    title: '不服占道处罚决定',
    knownOn: '2023-12-20',
    claim: '请求撤销该处罚决定。',
    body: '处罚认定的占道事实不存在，请求撤销。',
    via: '当面提交',
  }
  const ANSWER = { answer: '处罚事实清楚，程序合法，请求维持。', evidence: '现场笔录、照片。' }

  test('2023年12月29日收到的复议：不答即为受理，答复十日是自然日，延长由复议机关负责人批准', async () => {
    const bureau = (day: string) => on(day, 'justiceBureau')
    const id = await opened(await bureau('2023-12-29'), 'reconsiderations', APPLIED)
    const at = (action: string) => `reconsiderations/${id}/${action}`
    await does(await bureau('2023-12-29'), at('designate'), { office: 'justice' })
    const refusal = { ground: '不属于行政复议范围', reason: '属于信访事项。' }
    expect((await act(await bureau('2024-01-09'), at('decline-to-accept'), refusal)).body).toMatchObject({
      code: 'deemed-accepted',
      law: '《行政复议法》（2017）第十七条第二款',
    })
    expect((await act(await on('2024-01-09', 'clerk', 'city-management'), at('accept'))).body).toEqual(
      expect.objectContaining({
        code: 'role-not-allowed',
        law: '《行政复议法》（2023）第三十条第一款，《行政复议法》（2017）第十七条第二款',
      }),
    )
    await does(await bureau('2024-01-09'), at('accept'))
    await does(await bureau('2024-01-09'), at('serve-copy'))
    const accepted = await page(await bureau('2024-01-09'), id)
    expect([clock(accepted, 'decide')?.dueOn, clock(accepted, 'answer')?.dueOn]).toEqual(['2024-02-27', '2024-01-19'])
    await does(await bureau('2024-02-20'), at('request-extension'), { amount: 30, reason: '案情复杂。' })
    const thirty = { amount: 30, reason: '同意延长。' }
    expect(
      (await act(await on('2024-02-21', 'director', 'justice'), at('approve-extension'), thirty)).body,
    ).toMatchObject({
      code: 'role-not-allowed',
      law: '《行政复议法》（2017）第三十一条第一款',
    })
    await does(await on('2024-02-21', 'leader'), at('approve-extension'), thirty)
    expect(clock(await page(await bureau('2024-02-21'), id), 'decide')?.dueOn).toBe('2024-03-28')
  })

  test('2024年1月2日收到的复议：期满视为受理，答复十个工作日，延长由复议机构负责人批准，逾期反对的第三人照样记录，最后决定并履行', async () => {
    const bureau = (day: string) => on(day, 'justiceBureau')
    const id = await opened(await bureau('2024-01-02'), 'reconsiderations', APPLIED)
    const at = (action: string) => `reconsiderations/${id}/${action}`
    await does(await bureau('2024-01-02'), at('designate'), { office: 'justice' })
    expect((await act(await bureau('2024-01-10'), at('accept'), { track: '普通程序' })).body).toMatchObject({
      code: 'deemed-accepted',
      law: '《行政复议法》（2023）第三十条第三款',
    })
    await does(await bureau('2024-01-10'), at('deem-accept'))
    await does(await bureau('2024-01-10'), at('serve-copy'))
    const accepted = await page(await bureau('2024-01-10'), id)
    expect(clock(accepted, 'decide')).toMatchObject({ startedOn: '2024-01-09', dueOn: '2024-03-11' })
    expect(clock(accepted, 'answer')?.dueOn).toBe('2024-01-24')
    await does(await on('2024-01-20', 'clerk', 'city-management'), at('submit-answer'), ANSWER)
    await does(await bureau('2024-01-22'), at('hear-opinions'), { way: '电话', record: '坚持请求。' })
    await does(await bureau('2024-02-20'), at('request-extension'), { amount: 30, reason: '案情复杂。' })
    const thirty = { amount: 30, reason: '同意延长。' }
    expect((await act(await on('2024-02-21', 'leader'), at('approve-extension'), thirty)).body).toMatchObject({
      code: 'role-not-allowed',
      law: '《行政复议法》（2023）第六十二条第一款',
    })
    expect(
      (await act(await on('2024-02-21', 'director', 'city-management'), at('approve-extension'), thirty)).body.code,
    ).toBe('not-your-office')
    await does(await on('2024-02-21', 'director', 'justice'), at('approve-extension'), thirty)
    expect(clock(await page(await bureau('2024-02-21'), id), 'decide')?.dueOn).toBe('2024-04-08')
    const joined = { who: '相邻摊主甲', how: '第三人申请，同意其参加', interest: '占用同一处场地。' }
    await does(await bureau('2024-02-22'), at('join-third-party'), joined)
    await does(await bureau('2024-02-23'), at('hear-third-party'), {
      who: '相邻摊主甲',
      opinion: '处罚正确。',
      opposite: true,
    })
    const proposal = {
      decision: '撤销',
      opinion: '主要事实不清、证据不足，应予撤销。',
      effect: '更为有利',
      ground: '《行政复议法》（2023）第六十四条第一款第（一）项：主要事实不清、证据不足',
    }
    await does(await bureau('2024-03-20'), at('propose'), proposal)
    const decision = { text: '撤销该处罚决定。', grounds: '经审理查明，证据不足。', redo: true }
    expect((await act(await bureau('2024-03-21'), at('decide'), decision)).body).toMatchObject({
      code: 'not-approved',
      law: '《行政复议法》（2023）第六十一条',
    })
    await does(await on('2024-03-21', 'leader'), at('approve'), { how: '集体讨论通过' })
    await does(await bureau('2024-03-22'), at('decide'), decision)
    await does(await bureau('2024-03-25'), at('serve'), { way: '直接送达', proof: '当面签收。' })
    const served = { who: '相邻摊主甲', paper: '决定书', way: '邮寄送达', proof: '3月27日签收。' }
    await does(await bureau('2024-03-27'), at('serve-third-party'), served)
    expect(clock(await page(await bureau('2024-03-27'), id), 'remake')?.dueOn).toBe('2024-05-24')
    await does(await on('2024-05-10', 'clerk', 'city-management'), at('report-performance'), {
      report: '已重新调查处理。',
    })
    const done = await page(await bureau('2024-05-10'), id)
    expect([done.version, done.outcome, clock(done, 'remake')?.late]).toEqual([2, 'revoked', false])
  })
})

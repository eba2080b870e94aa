import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/engine/matter.ts'
import { APPLICANT, Story } from '../support/story.ts'

const BUREAU: Actor = { person: 'bureau', role: 'justiceBureau', office: 'justice' }
const BUREAU_HEAD: Actor = { person: 'head', role: 'director', office: 'justice' }
const COUNTY_HEAD: Actor = { person: 'county', role: 'leader', office: null }
const SUPERVISOR: Actor = { person: 'watch', role: 'supervisor', office: null }
const RESPONDENT: Actor = { person: 'clerk', role: 'clerk', office: 'city-management' }
const RESPONDENT_HEAD: Actor = { person: 'chief', role: 'director', office: 'city-management' }

const APPLIED = {
  act: '行政处罚',
  respondent: 'city-management',
  title: '不服城管罚〔2023〕12号处罚决定',
  knownOn: '2023-12-01',
  claim: '请求撤销该处罚决定。',
  body: '处罚认定的占道事实不存在，现场照片不是申请人的摊位。',
}
const ANSWER = { answer: '处罚事实清楚，程序合法，请求维持。', evidence: '现场笔录、照片、询问笔录。' }
const UNCLEAR = '主要事实不清、证据不足'
const PROPOSAL = {
  decision: '撤销',
  opinion: '主要事实不清、证据不足，应予撤销。',
  effect: '更为有利',
  ground: `《行政复议法》（2023）第六十四条第一款第（一）项：${UNCLEAR}`,
}
/** The same under the law of 2017, whose article is another. */
const OLD_PROPOSAL = { ...PROPOSAL, ground: `《行政复议法》（2017）第二十八条第一款第（三）项第1目：${UNCLEAR}` }
const UPHOLDING = { decision: '维持', opinion: '认定事实清楚，证据确凿，应予维持。', effect: '没有改变' }
const JOINED = { who: '相邻摊主甲', how: '第三人申请，同意其参加', interest: '占用同一处公共场地。' }
const OPPOSED = { who: '相邻摊主甲', opinion: '处罚正确，请求维持。' }
const DECISION = { text: '撤销该处罚决定。', grounds: '经审理查明，现场照片不能证明违法行为人为申请人。' }

const applied = (day: string, more: object = {}, by = APPLICANT) =>
  new Story('reconsideration', day, by, { ...APPLIED, ...more })

/** Under the law of 2017: received on the last working day of 2023. */
const old = () => applied('2023-12-29').on('2024-01-02', BUREAU, 'designate', { office: 'justice' })
const oldExamined = () => old().on('2024-01-04', BUREAU, 'accept').on('2024-01-08', BUREAU, 'serveCopy')

/** Under the law of 2023: received on the first working day of 2024, accepted on the ninth of January. */
const recent = (more: object = {}) =>
  applied('2024-01-02', more).on('2024-01-03', BUREAU, 'designate', { office: 'justice' })
const examined = (track = '普通程序', more: object = {}) =>
  recent(more)
    .on('2024-01-09', BUREAU, 'accept', {
      track,
      ...(track === '简易程序' ? { summaryGround: '案件涉及款额三千元以下' } : {}),
    })
    .on('2024-01-10', BUREAU, 'serveCopy')
const heard = () =>
  examined()
    .on('2024-01-20', RESPONDENT, 'submitAnswer', ANSWER)
    .on('2024-01-23', BUREAU, 'hearOpinions', { way: '电话', record: '申请人坚持复议请求。' })
const decided = (more: object = {}) =>
  heard()
    .on('2024-02-01', BUREAU, 'propose', PROPOSAL)
    .on('2024-02-05', COUNTY_HEAD, 'approve', { how: '机关负责人同意' })
    .on('2024-02-06', BUREAU, 'decide', { ...DECISION, ...more })

test('2017年法：补正的，自收到补正之日起七个工作日内发送副本，补正期间没有逾期', () => {
  const story = old()
    .on('2024-01-05', BUREAU, 'askCorrection', { items: '请写明处罚决定的文号。', until: '2024-01-15' })
    .on('2024-01-15', APPLICANT, 'receiveCorrection', { body: '补正：文号为城管罚〔2023〕12号。' })
  expect(story.clock('serveCopy', '2024-01-15')).toMatchObject({ dueOn: '2024-01-24', late: false })
  expect(story.clock('decide', '2024-01-15')?.dueOn).toBe('2024-03-08')
})

describe('2023年12月29日收到的适用2017年法，2024年1月2日收到的适用2023年法', () => {
  test('各按自己的法律起算：旧法自收到之日，新法自受理之日', () => {
    const before = old()
    expect(before.definition.version).toBe(1)
    expect(before.clock('decide', '2024-01-02')).toMatchObject({
      startedOn: '2023-12-29',
      dueOn: '2024-02-27',
      law: { instrument: 'reconsideration-law-2017', article: 31 },
    })
    const after = recent()
    expect(after.definition.version).toBe(2)
    expect(after.clock('decide', '2024-01-03')).toBeUndefined()
    after.on('2024-01-09', BUREAU, 'accept', { track: '普通程序' })
    expect(after.clock('decide', '2024-01-09')).toMatchObject({
      startedOn: '2024-01-09',
      dueOn: '2024-03-11',
      law: { instrument: 'reconsideration-law-2023', article: 62, paragraph: 1 },
    })
  })

  test('旧法案件的期限到了新法施行之后仍按旧法：答复十日是自然日', () => {
    expect(oldExamined().clock('answer', '2024-01-08')).toMatchObject({
      length: '10日',
      dueOn: '2024-01-18',
      law: { instrument: 'reconsideration-law-2017' },
    })
    expect(examined().clock('answer', '2024-01-10')).toMatchObject({
      length: '10个工作日',
      dueOn: '2024-01-24',
      law: { instrument: 'reconsideration-law-2023', article: 48 },
    })
  })

  test('收到日期不能更正到另一部法律之下', () => {
    const wrong = { step: 1, rightDay: '2023-12-29', reason: '收发登记为12月29日。' }
    expect(recent().refused('2024-01-04', BUREAU, 'correctDate', wrong).code).toBe('other-version')
  })
})

describe('申请期限', () => {
  test('自知道之日起六十日；逾期的，没有正当理由不予受理', () => {
    const story = recent({ knownOn: '2023-10-20' })
    expect(story.refused('2024-01-05', BUREAU, 'accept', { track: '普通程序' })).toEqual({
      code: 'applied-late',
      law: '《行政复议法》（2023）第二十条',
    })
    const excuse = { track: '普通程序', excuse: '申请人住院至上月底，有病历为证。' }
    expect(story.on('2024-01-05', BUREAU, 'accept', excuse).matter.stage).toBe('examining')
  })

  test('未告知复议权利的，自知道权利之日起算，但最长不超过一年', () => {
    const untold = { knownOn: '2024-01-10', toldOn: '2025-01-05' }
    const accept = { track: '普通程序' }
    expect(applied('2025-01-10', untold).on('2025-01-13', BUREAU, 'accept', accept).matter.stage).toBe('examining')
    expect(applied('2025-01-13', untold).refused('2025-01-14', BUREAU, 'accept', accept).code).toBe('applied-late')
  })

  test('自行政行为作出之日起超过五年的，不予受理；不动产为二十年', () => {
    const made = { madeOn: '2018-12-31' }
    expect(recent(made).refused('2024-01-05', BUREAU, 'accept', { track: '普通程序', excuse: '一直不知道。' })).toEqual(
      {
        code: 'beyond-long-stop',
        law: '《行政复议法》（2023）第二十一条',
      },
    )
    const land = recent({ ...made, act: '自然资源确权' }).on('2024-01-05', BUREAU, 'accept', { track: '普通程序' })
    expect(land.matter.stage).toBe('examining')
  })
})

describe('通过作出处罚的机关提交申请（2023年法第三十二条）', () => {
  const late = { knownOn: '2023-11-03', handedOn: '2024-01-02' }

  test('申请期限看处罚机关收到之日，受理审查自复议机关收到之日起算', () => {
    const { handedOn: _, ...direct } = late
    const accept = { track: '普通程序' }
    expect(applied('2024-01-08', direct, BUREAU).refused('2024-01-09', BUREAU, 'accept', accept).code).toBe(
      'applied-late',
    )
    const story = applied('2024-01-08', late, BUREAU)
    expect(story.clock('review', '2024-01-08')).toMatchObject({ startedOn: '2024-01-08', dueOn: '2024-01-15' })
    expect(story.on('2024-01-09', BUREAU, 'accept', accept).matter.stage).toBe('examining')
  })

  test('只限处罚，由复议机构登记；旧法没有这一途径', () => {
    expect(() => applied('2024-01-08', { ...late, act: '行政许可' }, BUREAU)).toThrow(/not-through-the-organ/)
    expect(() => applied('2024-01-08', late)).toThrow(/not-through-the-organ/)
    expect(() => applied('2024-01-08', { ...late, handedOn: '2024-01-09' }, BUREAU)).toThrow(/handed-on-later/)
    expect(() => applied('2023-12-29', { ...late, handedOn: '2023-12-28' }, BUREAU)).toThrow(/not-through-the-organ/)
  })
})

describe('审查期限届满未作决定，视为受理', () => {
  const refusal = { ground: '不属于行政复议范围', reason: '属于信访事项。' }

  test('旧法：自收到之日起即为受理，此后不能再不予受理', () => {
    const story = old()
    expect(story.clock('review', '2024-01-02')?.dueOn).toBe('2024-01-08')
    expect(story.refused('2024-01-09', BUREAU, 'declineToAccept', refusal)).toEqual({
      code: 'deemed-accepted',
      law: '《行政复议法》（2017）第十七条第二款',
    })
    story.on('2024-01-09', BUREAU, 'accept')
    expect(story.clock('decide', '2024-01-09')?.dueOn).toBe('2024-02-27')
  })

  test('新法：自审查期限届满之日起视为受理，期满前不能，期满后不能再受理或者不予受理', () => {
    const story = recent()
    expect(story.refused('2024-01-09', SUPERVISOR, 'deemAccept').code).toBe('review-running')
    for (const [action, input] of [
      ['accept', { track: '普通程序' }],
      ['declineToAccept', refusal],
    ] as const)
      expect(story.refused('2024-01-10', BUREAU, action, input)).toEqual({
        code: 'deemed-accepted',
        law: '《行政复议法》（2023）第三十条第三款',
      })
    story.on('2024-01-15', SUPERVISOR, 'deemAccept')
    expect(story.matter.facts).toMatchObject({ acceptedOn: '2024-01-09', track: '普通程序' })
    expect(story.events.at(-1)?.happenedOn).toBe('2024-01-09')
    expect(story.clock('decide', '2024-01-15')).toMatchObject({ startedOn: '2024-01-09', dueOn: '2024-03-11' })
  })
})

describe('补正', () => {
  const items = { items: '请补交处罚决定书复印件。' }

  test('旧法：补正所用时间不计入审理期限', () => {
    const story = old().on('2024-01-03', BUREAU, 'askCorrection', { ...items, until: '2024-01-20' })
    expect(story.clock('decide', '2024-01-05')).toMatchObject({ state: 'paused' })
    story.on('2024-01-15', APPLICANT, 'receiveCorrection', { body: '补交处罚决定书。' })
    expect(story.clock('decide', '2024-01-15')?.dueOn).toBe('2024-03-11')
    expect(story.clock('review', '2024-01-15')?.dueOn).toBe('2024-01-22')
  })

  test('新法：十个工作日内补正，一次性告知，收到补正后重新审查', () => {
    const story = recent().on(
      '2024-01-05',
      BUREAU,
      'askCorrection',
      { ...items, receivedOn: '2024-01-08' },
      '2024-01-08',
    )
    expect(story.clock('correction', '2024-01-08')?.dueOn).toBe('2024-01-22')
    expect(story.refused('2024-01-22', BUREAU, 'abandon', { reason: '没有补正。' }).code).toBe(
      'correction-term-running',
    )
    story.on('2024-01-18', APPLICANT, 'receiveCorrection', { body: '补交处罚决定书。' })
    expect(story.clock('review', '2024-01-18')?.dueOn).toBe('2024-01-25')
    expect(story.refused('2024-01-19', BUREAU, 'askCorrection', items)).toEqual({
      code: 'correction-asked-once',
      law: '《行政复议法》（2023）第三十一条第一款',
    })
  })

  test('新法：有正当理由可以延长补正期限；无正当理由逾期的，视为放弃', () => {
    const story = recent().on('2024-01-05', BUREAU, 'askCorrection', items)
    expect(story.clock('correction', '2024-01-05')?.dueOn).toBe('2024-01-19')
    story.on('2024-01-18', BUREAU, 'extendCorrection', { amount: 5, reason: '申请人住院。' })
    expect(story.clock('correction', '2024-01-18')?.dueOn).toBe('2024-01-26')
    expect(story.on('2024-01-29', BUREAU, 'abandon', { reason: '没有补正。' }).matter.outcome).toBe('abandoned')
  })
})

describe('答复举证', () => {
  test('期满前不能提出审理意见；逾期不答复的，视为没有证据，不能维持', () => {
    const story = examined().on('2024-01-12', BUREAU, 'hearOpinions', { way: '当面', record: '坚持请求。' })
    expect(story.refused('2024-01-24', BUREAU, 'propose', PROPOSAL).code).toBe('answer-term-running')
    expect(story.refused('2024-01-25', BUREAU, 'propose', UPHOLDING)).toEqual({
      code: 'no-evidence',
      law: '《行政复议法》（2023）第七十条',
    })
    story.on('2024-01-26', RESPONDENT, 'submitAnswer', ANSWER)
    expect(story.clock('answer', '2024-01-26')?.late).toBe(true)
    expect(story.refused('2024-01-29', BUREAU, 'propose', UPHOLDING).code).toBe('no-evidence')
    expect(story.on('2024-01-29', BUREAU, 'propose', PROPOSAL).matter.stage).toBe('proposing')
  })

  test('旧法同样不能维持，依据是第二十八条第一款第四项', () => {
    const story = oldExamined()
    expect(story.refused('2024-01-19', BUREAU, 'propose', UPHOLDING)).toEqual({
      code: 'no-evidence',
      law: '《行政复议法》（2017）第二十八条第一款第（四）项',
    })
  })

  test('复议期间被申请人不得自行收集证据；经同意补充的除外', () => {
    const gathered = { ...ANSWER, collectedOn: '2024-01-15' }
    const story = examined()
    expect(story.refused('2024-01-16', RESPONDENT, 'submitAnswer', gathered)).toEqual({
      code: 'own-evidence',
      law: '《行政复议法》（2023）第四十六条第一款',
    })
    story.on('2024-01-17', BUREAU, 'allowEvidence', { newGround: '申请人提出了新的摊位登记证明。' })
    expect(story.on('2024-01-18', RESPONDENT, 'submitAnswer', gathered).matter.facts['answeredOn']).toBe('2024-01-18')
  })
})

describe('听取意见、听证和委员会', () => {
  test('普通程序应当听取意见；重大疑难复杂的，应当听证并提请委员会咨询', () => {
    const story = examined().on('2024-01-20', RESPONDENT, 'submitAnswer', ANSWER)
    expect(story.refused('2024-01-22', BUREAU, 'propose', PROPOSAL)).toEqual({
      code: 'opinions-not-heard',
      law: '《行政复议法》（2023）第四十九条',
    })
    story.on('2024-01-23', BUREAU, 'hearOpinions', { way: '电话', record: '坚持请求。' })
    const complex = { ...PROPOSAL, complex: true }
    expect(story.refused('2024-01-24', BUREAU, 'propose', complex).code).toBe('hearing-required')
  })

  test('听证应于五日前通知；通知晚了不能举行；听证员两名以上', () => {
    const held = { host: '主持示例', hearers: 2, clerk: '记录示例', head: '参加', record: '各方陈述、质证、辩论完毕。' }
    const story = examined()
      .on('2024-01-20', RESPONDENT, 'submitAnswer', ANSWER)
      .on('2024-02-01', BUREAU, 'arrangeHearing', {
        hearingOn: '2024-02-09',
        place: '司法局听证室',
        subject: '占道事实',
      })
    expect(story.clock('hearingNotice', '2024-02-01')?.dueOn).toBe('2024-02-04')
    expect(story.refused('2024-02-09', BUREAU, 'holdHearing', held).code).toBe('hearing-not-notified')
    story.on('2024-02-05', BUREAU, 'notifyHearing', { proof: '当面签收。' })
    expect(story.clock('hearingNotice', '2024-02-05')?.late).toBe(true)
    expect(story.refused('2024-02-09', BUREAU, 'holdHearing', held)).toEqual({
      code: 'hearing-notice-late',
      law: '《行政复议法》（2023）第五十一条第一款',
    })
    story
      .on('2024-02-18', BUREAU, 'arrangeHearing', {
        hearingOn: '2024-02-28',
        place: '司法局听证室',
        subject: '占道事实',
      })
      .on('2024-02-19', BUREAU, 'notifyHearing', { proof: '当面签收。' })
    expect(story.refused('2024-02-27', BUREAU, 'holdHearing', held).code).toBe('before-hearing-day')
    expect(story.refused('2024-02-28', BUREAU, 'holdHearing', { ...held, hearers: 1 }).code).toBe('too-few-hearers')
    story.on('2024-02-28', BUREAU, 'holdHearing', held)
    const complex = { ...PROPOSAL, complex: true }
    expect(story.refused('2024-02-29', BUREAU, 'propose', complex)).toEqual({
      code: 'committee-required',
      law: '《行政复议法》（2023）第五十二条第二款第（一）项',
    })
    story.on('2024-02-29', BUREAU, 'consultCommittee', { ground: '案情重大、疑难、复杂', opinion: '建议撤销。' })
    expect(story.on('2024-03-01', BUREAU, 'propose', complex).matter.stage).toBe('proposing')
  })
})

describe('简易程序', () => {
  test('三日发送副本，五日答复，三十日决定，不能延长', () => {
    const story = examined('简易程序')
    expect(story.clock('serveCopySummary', '2024-01-10')?.dueOn).toBe('2024-01-12')
    expect(story.clock('answerSummary', '2024-01-10')?.dueOn).toBe('2024-01-17')
    expect(story.clock('decideSummary', '2024-01-10')?.dueOn).toBe('2024-02-08')
    expect(story.clock('decide', '2024-01-10')).toBeUndefined()
    expect(story.refused('2024-01-20', BUREAU, 'requestExtension', { amount: 10, reason: '案多人少。' })).toEqual({
      code: 'summary-not-extendable',
      law: '《行政复议法》（2023）第六十二条第二款',
    })
  })

  test('没有法定情形不能适用；不宜适用的，经复议机构负责人批准转为普通程序', () => {
    expect(recent().refused('2024-01-05', BUREAU, 'accept', { track: '简易程序' }).code).toBe('summary-without-ground')
    const story = examined('简易程序')
    const reason = { reason: '案情并不清楚。' }
    expect(story.refused('2024-01-20', BUREAU, 'convertToOrdinary', reason).code).toBe('role-not-allowed')
    expect(story.refused('2024-01-20', RESPONDENT_HEAD, 'convertToOrdinary', reason).code).toBe('not-your-office')
    story.on('2024-01-20', BUREAU_HEAD, 'convertToOrdinary', reason)
    expect(story.clock('decide', '2024-01-20')).toMatchObject({ startedOn: '2024-01-09', dueOn: '2024-03-11' })
    expect(story.clock('decideSummary', '2024-03-01')).toMatchObject({ state: 'stopped', late: false })
  })
})

describe('延长期限', () => {
  const thirty = { amount: 30, reason: '情况复杂，需要鉴定。' }

  test('旧法经复议机关负责人批准，逾期才批的不能延长', () => {
    const story = oldExamined().on('2024-02-20', BUREAU, 'requestExtension', thirty)
    expect(story.refused('2024-02-21', BUREAU_HEAD, 'approveExtension', thirty).code).toBe('role-not-allowed')
    expect(story.refused('2024-02-28', COUNTY_HEAD, 'approveExtension', thirty).code).toBe('extension-late')
    expect(story.on('2024-02-27', COUNTY_HEAD, 'approveExtension', thirty).clock('decide', '2024-02-27')?.dueOn).toBe(
      '2024-03-28',
    )
  })

  test('新法经复议机构负责人批准，机关负责人和被申请人负责人都不能批', () => {
    const story = examined().on('2024-03-01', BUREAU, 'requestExtension', thirty)
    expect(story.refused('2024-03-04', COUNTY_HEAD, 'approveExtension', thirty).code).toBe('role-not-allowed')
    expect(story.refused('2024-03-04', RESPONDENT_HEAD, 'approveExtension', thirty).code).toBe('not-your-office')
    story.on('2024-03-11', BUREAU_HEAD, 'approveExtension', thirty)
    expect(story.clock('decide', '2024-03-11')?.dueOn).toBe('2024-04-08')
    expect(story.refused('2024-03-12', BUREAU, 'requestExtension', thirty).code).toBe('extended-once')
  })
})

describe('中止、恢复和终止', () => {
  const death = { ground: '申请人死亡，近亲属尚未确定是否参加', reason: '申请人于一月三十日去世。' }

  test('中止期间不计入审理期限，不能提出审理意见，恢复后顺延', () => {
    const story = heard().on('2024-02-01', BUREAU, 'suspend', death)
    expect(story.refused('2024-02-02', BUREAU, 'propose', PROPOSAL).code).toBe('matter-suspended')
    story.on('2024-02-21', BUREAU, 'resume', { reason: '其子决定参加复议。' })
    expect(story.clock('decide', '2024-02-21')?.dueOn).toBe('2024-03-29')
  })

  test('中止满六十日原因仍未消除的，才可以终止；只限三种情形', () => {
    const lapsed = { ground: '中止满六十日，原因仍未消除', detail: '没有近亲属参加。' }
    const story = heard().on('2024-02-01', BUREAU, 'suspend', death)
    expect(story.refused('2024-04-01', BUREAU, 'terminate', lapsed)).toEqual({
      code: 'sixty-days-not-full',
      law: '《行政复议法》（2023）第四十一条第（五）项',
    })
    expect(story.clock('lapse', '2024-06-01')?.late).toBe(false)
    expect(story.on('2024-04-02', BUREAU, 'terminate', lapsed).matter.outcome).toBe('lapsed')
    const missing = heard().on('2024-02-01', BUREAU, 'suspend', { ground: '申请人下落不明', reason: '家属报失踪。' })
    expect(missing.refused('2024-05-01', BUREAU, 'terminate', lapsed).code).toBe('not-lapsing')
  })

  test('申请人要求撤回并经准予的，终止；没有要求不能以撤回终止', () => {
    const withdrawn = { ground: '申请人撤回，准予撤回', detail: '自愿撤回。' }
    const story = heard()
    expect(story.refused('2024-02-01', BUREAU, 'terminate', withdrawn).code).toBe('not-requested')
    story.on('2024-02-01', APPLICANT, 'requestWithdrawal', { reason: '问题已经解决。' })
    expect(story.on('2024-02-02', BUREAU, 'terminate', withdrawn).matter.outcome).toBe('withdrawn')
  })

  test('附带审查期间中止：有权处理的三十日内处理，不能转送，处理完毕才恢复', () => {
    const norm = { document: '清政〔2019〕5号第三条', source: '申请人一并提出', power: '有权处理' }
    const story = heard().on('2024-02-05', BUREAU, 'reviewNorm', norm)
    expect(story.clock('decide', '2024-02-20')).toMatchObject({ state: 'paused', dueOn: null })
    expect(story.clock('normHandle', '2024-02-05')?.dueOn).toBe('2024-03-06')
    expect(story.clock('normNotify', '2024-02-05')?.dueOn).toBe('2024-02-08')
    expect(story.refused('2024-02-06', BUREAU, 'transferNorm', { organ: '市政府' }).code).toBe('power-of-its-own')
    expect(story.refused('2024-02-06', BUREAU, 'resume', { reason: '继续审理。' }).code).toBe('norm-review-running')
    story
      .on('2024-02-06', BUREAU, 'notifyMaker', { organ: '县城管局' })
      .on('2024-02-20', BUREAU, 'receiveMakerReply', { reply: '条款依据上位法制定。' })
      .on('2024-02-26', BUREAU, 'endNormReview', { result: '相关条款合法', detail: '条款不违反上位法。' })
    expect(story.clock('decide', '2024-02-26')?.dueOn).toBe('2024-04-01')
  })

  test('旧法：无权处理的七个工作日内转送，有权机关六十日内处理', () => {
    const norm = { document: '某市政〔2018〕1号', source: '申请人一并提出', power: '无权处理' }
    const story = oldExamined().on('2024-01-10', BUREAU, 'reviewNorm', norm)
    expect(story.clock('normTransfer', '2024-01-10')?.dueOn).toBe('2024-01-19')
    story.on('2024-01-15', BUREAU, 'transferNorm', { organ: '市政府' })
    expect(story.clock('normReceiver', '2024-01-15')?.dueOn).toBe('2024-03-15')
  })
})

describe('决定', () => {
  test('未经机关负责人同意或者集体讨论，不能作出', () => {
    const story = heard().on('2024-02-01', BUREAU, 'propose', PROPOSAL)
    expect(story.refused('2024-02-02', BUREAU, 'decide', DECISION)).toEqual({
      code: 'not-approved',
      law: '《行政复议法》（2023）第六十一条',
    })
    story
      .on('2024-02-02', COUNTY_HEAD, 'sendBack', { opinion: '请再核实现场照片。' })
      .on('2024-02-05', BUREAU, 'propose', PROPOSAL)
    expect(story.refused('2024-02-05', BUREAU, 'decide', DECISION).code).toBe('not-approved')
  })

  test('不得作出对申请人更为不利的决定；新法第三人提出相反请求的除外，旧法没有例外', () => {
    const worse = {
      ...PROPOSAL,
      decision: '变更',
      effect: '更为不利',
      ground: '《行政复议法》（2023）第六十三条第一款第（一）项：内容不适当',
    }
    expect(heard().refused('2024-02-01', BUREAU, 'propose', worse)).toEqual({
      code: 'no-worse-outcome',
      law: '《行政复议法》（2023）第六十三条第二款',
    })
    const asked = { ...OPPOSED, opposite: true }
    const other = heard().on('2024-01-24', BUREAU, 'joinThirdParty', JOINED)
    other.on('2024-01-26', BUREAU, 'hearThirdParty', asked)
    expect(other.on('2024-02-01', BUREAU, 'propose', worse).matter.stage).toBe('proposing')
    const before = oldExamined()
      .on('2024-01-16', RESPONDENT, 'submitAnswer', ANSWER)
      .on('2024-01-17', BUREAU, 'joinThirdParty', JOINED)
      .on('2024-01-18', BUREAU, 'hearThirdParty', asked)
    const older = { ...OLD_PROPOSAL, decision: '变更', effect: '更为不利' }
    expect(before.refused('2024-01-20', BUREAU, 'propose', older)).toEqual({
      code: 'no-worse-outcome',
      law: '《行政复议法实施条例》（2007）第五十一条',
    })
  })

  test('责令重新作出的，送达后六十日内作出；意见书六十日内反馈，不因结案停止', () => {
    const story = decided({ redo: true }).on('2024-02-06', BUREAU, 'issueOpinion', {
      organ: '县城管局',
      opinion: '执法人员取证不规范，应当整改。',
      receivedOn: '2024-02-07',
    })
    expect(story.matter).toMatchObject({ stage: 'closed', outcome: 'revoked' })
    expect(story.clock('remake', '2024-02-06')).toBeUndefined()
    expect(story.refused('2024-02-07', RESPONDENT, 'reportPerformance', { report: '已经重新作出。' }).code).toBe(
      'not-served',
    )
    story.on('2024-02-08', APPLICANT, 'signFor')
    expect(story.clock('remake', '2024-02-08')).toMatchObject({ startedOn: '2024-02-08', dueOn: '2024-04-08' })
    expect(story.clock('opinionReport', '2024-03-01')).toMatchObject({ state: 'running', dueOn: '2024-04-07' })
    story
      .on('2024-03-20', RESPONDENT, 'reportPerformance', { report: '已依法重新调查处理。' })
      .on('2024-03-21', RESPONDENT, 'reportOpinion', { report: '已组织取证培训。' })
    expect(story.clock('remake', '2024-06-01')?.late).toBe(false)
  })

  test('意见书在结案前制发的，反馈期限不因结案停止', () => {
    const story = heard()
      .on('2024-01-24', BUREAU, 'issueOpinion', { organ: '县城管局', opinion: '执法人员取证不规范，应当整改。' })
      .on('2024-02-01', BUREAU, 'propose', PROPOSAL)
      .on('2024-02-05', COUNTY_HEAD, 'approve', { how: '集体讨论通过' })
      .on('2024-02-06', BUREAU, 'decide', DECISION)
    expect(story.clock('opinionReport', '2024-02-20')?.state).toBe('running')
    expect(story.clock('answer', '2024-02-20')?.state).toBe('stopped')
  })

  test('被申请人不履行的，责令限期履行；抄告上一级主管部门', () => {
    const story = decided().on('2024-02-08', BUREAU, 'serve', { way: '直接送达', proof: '本人签收。' })
    story
      .on('2024-02-20', BUREAU, 'orderPerformance', { until: '2024-03-20', reason: '至今没有返还暂扣物品。' })
      .on('2024-02-20', BUREAU, 'informSuperior', { organ: '市城管局' })
    expect(story.clock('perform', '2024-03-21')).toMatchObject({ dueOn: '2024-03-20', late: true })
  })

  test('旧法只有自由裁量和赔偿补偿可以调解，新法都可以', () => {
    const agreement = { about: '其他', text: '双方就道路通行达成一致意见。', signedBy: '双方签字。' }
    const before = oldExamined()
    expect(before.refused('2024-01-20', BUREAU, 'mediate', agreement)).toEqual({
      code: 'not-for-mediation',
      law: '《行政复议法实施条例》（2007）第五十条',
    })
    expect(heard().on('2024-02-01', BUREAU, 'mediate', agreement).matter.outcome).toBe('mediated')
  })
})

describe('决定要引所依据的条款', () => {
  test('有几项依据的必须选一项，而且要与拟作决定相符；只有一项的不必选', () => {
    const { ground: _, ...groundless } = PROPOSAL
    expect(heard().refused('2024-02-01', BUREAU, 'propose', groundless)).toEqual({
      code: 'ground-missing',
      law: '《行政复议法》（2023）第六十四条第一款第（一）项',
    })
    expect(heard().refused('2024-02-01', BUREAU, 'propose', { ...PROPOSAL, decision: '确认违法' })).toEqual({
      code: 'ground-does-not-fit',
      law: '《行政复议法》（2023）第六十五条第一款第（一）项',
    })
    expect(heard().on('2024-02-01', BUREAU, 'propose', UPHOLDING).matter.facts['ground']).toContain('第六十八条')
    const before = oldExamined().on('2024-01-16', RESPONDENT, 'submitAnswer', ANSWER)
    expect(before.on('2024-01-20', BUREAU, 'propose', OLD_PROPOSAL).matter.facts['ground']).toContain('第1目')
  })

  test('以没有证据为由的，被申请人确实没有按期答复才行', () => {
    const noEvidence = { ...PROPOSAL, ground: '《行政复议法》（2023）第七十条：逾期不答复、不举证，视为没有证据、依据' }
    expect(heard().refused('2024-02-01', BUREAU, 'propose', noEvidence)).toEqual({
      code: 'answered-in-time',
      law: '《行政复议法》（2023）第七十条',
    })
    const silent = examined().on('2024-01-12', BUREAU, 'hearOpinions', { way: '当面', record: '坚持请求。' })
    expect(silent.on('2024-01-25', BUREAU, 'propose', noEvidence).matter.stage).toBe('proposing')
    const old70 = {
      ...OLD_PROPOSAL,
      ground: '《行政复议法》（2017）第二十八条第一款第（四）项：逾期不答复、不举证，视为没有证据、依据',
    }
    expect(oldExamined().on('2024-01-19', BUREAU, 'propose', old70).matter.stage).toBe('proposing')
  })

  test('一并提出行政赔偿请求的，应当同时决定', () => {
    const claimed = examined('普通程序', { compensation: true })
      .on('2024-01-20', RESPONDENT, 'submitAnswer', ANSWER)
      .on('2024-01-23', BUREAU, 'hearOpinions', { way: '电话', record: '申请人坚持复议请求。' })
      .on('2024-02-01', BUREAU, 'propose', PROPOSAL)
      .on('2024-02-05', COUNTY_HEAD, 'approve', { how: '机关负责人同意' })
    expect(claimed.refused('2024-02-06', BUREAU, 'decide', DECISION)).toEqual({
      code: 'compensation-undecided',
      law: '《行政复议法》（2023）第七十二条第一款',
    })
    const both = { ...DECISION, compensation: '驳回赔偿请求' }
    expect(claimed.on('2024-02-06', BUREAU, 'decide', both).matter.outcome).toBe('revoked')
  })
})

describe('第三人和查阅案卷，两部法律各引各的条款', () => {
  test('第三人由机构通知或者申请参加；没有第三人的不能登记其意见和送达', () => {
    const story = examined()
    expect(story.refused('2024-01-12', BUREAU, 'hearThirdParty', OPPOSED)).toEqual({
      code: 'no-third-party',
      law: '《行政复议法》（2023）第十六条第一款',
    })
    story
      .on('2024-01-12', BUREAU, 'declineThirdParty', { who: '路人乙', reason: '与处罚没有利害关系。' })
      .on('2024-01-12', BUREAU, 'joinThirdParty', { ...JOINED, how: '复议机构通知参加' })
      .on('2024-01-15', BUREAU, 'serveThirdParty', { who: '相邻摊主甲', paper: '申请书副本', way: '直接送达' })
      .on('2024-01-16', BUREAU, 'hearThirdParty', { ...OPPOSED, evidence: '摊位租赁合同。' })
    expect(story.matter.facts).toMatchObject({ thirdPartyEvidence: true, thirdPartyAsked: false })
    const before = oldExamined()
    expect(
      before.refused('2024-01-12', BUREAU, 'serveThirdParty', { who: '甲', paper: '决定书', way: '直接送达' }),
    ).toEqual({
      code: 'no-third-party',
      law: '《行政复议法实施条例》（2007）第九条',
    })
    expect(before.on('2024-01-12', BUREAU, 'joinThirdParty', JOINED).matter.stage).toBe('examining')
  })

  test('被申请人没有答复，第三人提供了证据的，仍可以维持', () => {
    const story = examined()
      .on('2024-01-12', BUREAU, 'hearOpinions', { way: '当面', record: '坚持请求。' })
      .on('2024-01-12', BUREAU, 'joinThirdParty', JOINED)
    expect(story.refused('2024-01-25', BUREAU, 'propose', UPHOLDING).code).toBe('no-evidence')
    story.on('2024-01-25', BUREAU, 'hearThirdParty', { ...OPPOSED, evidence: '摊位租赁合同。' })
    expect(story.on('2024-01-26', BUREAU, 'propose', UPHOLDING).matter.stage).toBe('proposing')
  })

  test('申请人可以查阅案卷，中止期间也可以；不同意的只能是法律列出的情形', () => {
    const asked = { reader: '申请人', what: '被申请人的书面答复和证据' }
    const death = { ground: '申请人死亡，近亲属尚未确定是否参加', reason: '申请人于一月三十日去世。' }
    const story = heard().on('2024-01-30', BUREAU, 'suspend', death)
    expect(story.refused('2024-01-31', BUREAU, 'grantInspection', { how: '司法局阅卷室' })).toEqual({
      code: 'inspection-not-requested',
      law: '《行政复议法》（2023）第四十七条',
    })
    story.on('2024-01-31', APPLICANT, 'requestInspection', asked)
    expect(story.refused('2024-01-31', APPLICANT, 'requestInspection', asked).code).toBe('inspection-pending')
    story.on('2024-02-01', BUREAU, 'grantInspection', { how: '2月2日上午，司法局阅卷室', withheld: '商业秘密' })
    story.on('2024-02-02', APPLICANT, 'requestInspection', { ...asked, reader: '委托代理人' })
    const danger = { ground: '可能危及国家安全、公共安全、社会稳定', reason: '涉及应急预案的部分。' }
    expect(story.on('2024-02-04', BUREAU, 'declineInspection', danger).matter.suspended).toBe(true)
    const before = oldExamined().on('2024-01-10', APPLICANT, 'requestInspection', asked)
    expect(() => before.on('2024-01-11', BUREAU, 'declineInspection', danger)).toThrow(
      /涉及应选：国家秘密、商业秘密、个人隐私/,
    )
  })
})

describe('撤回和听证', () => {
  test('撤回要准予；不准的继续审理，不能再以撤回终止', () => {
    const story = heard().on('2024-02-01', APPLICANT, 'requestWithdrawal', { reason: '不想复议了。' })
    story.on('2024-02-02', BUREAU, 'declineWithdrawal', { reason: '电话核实，撤回是受人胁迫。' })
    expect(
      story.refused('2024-02-04', BUREAU, 'terminate', { ground: '申请人撤回，准予撤回', detail: '自愿撤回。' }),
    ).toEqual({
      code: 'not-requested',
      law: '《行政复议法》（2023）第四十一条第（一）项',
    })
  })

  test('旧法的听证：决定之后按期举行，取消之后不能举行', () => {
    const fixed = {
      ground: '申请人提出要求',
      hearingOn: '2024-01-25',
      time: '09:00',
      place: '司法局听证室',
      subject: '占道事实',
    }
    const held = { record: '各方陈述、质证、辩论完毕。' }
    const story = oldExamined()
    expect(story.refused('2024-01-10', BUREAU, 'holdHearing', held)).toEqual({
      code: 'no-hearing-arranged',
      law: '《行政复议法实施条例》（2007）第三十三条',
    })
    story.on('2024-01-10', BUREAU, 'arrangeHearing', fixed)
    expect(story.refused('2024-01-24', BUREAU, 'holdHearing', held).code).toBe('before-hearing-day')
    story.on('2024-01-20', BUREAU, 'cancelHearing', { reason: '申请人不再要求。' })
    expect(story.refused('2024-01-25', BUREAU, 'holdHearing', held).code).toBe('no-hearing-arranged')
    story
      .on('2024-01-25', BUREAU, 'arrangeHearing', { ...fixed, hearingOn: '2024-02-01' })
      .on('2024-02-01', BUREAU, 'holdHearing', held)
    expect(story.matter.acts['holdHearing']?.times).toBe(1)
  })
})

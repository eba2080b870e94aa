import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/engine/matter.ts'
import { paperOf } from '../support/paper-of.ts'
import { APPLICANT, Story } from '../support/story.ts'

const BUREAU: Actor = { person: 'bureau', role: 'justiceBureau', office: 'justice' }
const HEAD: Actor = { person: 'county', role: 'leader', office: null }
const RESPONDENT: Actor = { person: 'clerk', role: 'clerk', office: 'city-management' }

const APPLIED = {
  act: '行政处罚',
  respondent: 'city-management',
  title: '不服占道处罚决定',
  knownOn: '2023-12-20',
  claim: '请求撤销该处罚决定。',
  body: '处罚认定的占道事实不存在，照片不是申请人的摊位。',
}
const ANSWER = { answer: '处罚事实清楚，程序合法，请求维持。', evidence: '现场笔录、照片。' }
const LAW = '《中华人民共和国行政复议法》'
const RULES = '《中华人民共和国行政复议法实施条例》'

/** A case under the law of its day, copies served. */
function examined(day: string, more: object = {}): Story {
  const story = new Story('reconsideration', day, APPLICANT, { ...APPLIED, ...more })
  story.on('2024-01-05', BUREAU, 'accept', day < '2024' ? {} : { track: '普通程序' })
  story.on('2024-01-08', BUREAU, 'serveCopy')
  return story.on('2024-01-10', BUREAU, 'hearOpinions', { way: '电话', record: '坚持请求。' })
}

/** Decided as told; without an answer where the ground is that there was none. */
function decided(
  day: string,
  proposal: { decision: string; ground?: string },
  more: object = {},
  before: (story: Story) => Story = (story) => story,
): Story {
  const story = before(examined(day))
  if (!proposal.ground?.includes('没有证据')) story.on('2024-01-15', RESPONDENT, 'submitAnswer', ANSWER)
  return story
    .on('2024-01-25', BUREAU, 'propose', { ...proposal, opinion: '审查意见如上，请审定。', effect: '更为有利' })
    .on('2024-01-26', HEAD, 'approve', { how: '机关负责人同意' })
    .on('2024-01-29', BUREAU, 'decide', { text: '决定主文如下。', grounds: '经审理查明，认定如上。', ...more })
}

const textOf = (story: Story) => paperOf(story).paragraphs.join('\n')

describe('a decision cites the article it rests on, by the law of the case', () => {
  test.each([
    ['维持', undefined, '第六十八条'],
    ['撤销', '第六十四条第一款第（二）项：违反法定程序', '第六十四条第一款第（二）项'],
    ['部分撤销', '第七十条：逾期不答复、不举证，视为没有证据、依据', '第七十条'],
    ['变更', '第六十三条第一款第（三）项：事实不清、证据不足，经查清事实和证据', '第六十三条第一款第（三）项'],
    ['确认违法', '第六十五条第二款第（一）项：违法但不具有可撤销内容', '第六十五条第二款第（一）项'],
    ['确认无效', '第六十七条：重大且明显违法', '第六十七条'],
    ['责令限期履行', '第六十六条：不履行法定职责', '第六十六条'],
    ['承担行政协议责任或者补偿', '第七十一条第二款：变更、解除合法，但未依法给予补偿', '第七十一条第二款'],
    ['驳回复议请求', undefined, '第六十九条'],
    ['驳回复议申请', undefined, '第三十三条'],
  ])('2023: %s', (decision, ground, article) => {
    const proposal = { decision, ...(ground ? { ground: `《行政复议法》（2023）${ground}` } : {}) }
    const text = textOf(decided('2024-01-02', proposal))
    expect(text).toContain(`根据${LAW}${article}的规定，清丰县人民政府决定：`)
    expect(text).not.toContain('等规定')
  })

  test.each([
    ['维持', undefined, `${LAW}第二十八条第一款第（一）项`],
    ['责令限期履行', undefined, `${LAW}第二十八条第一款第（二）项`],
    [
      '撤销',
      '《行政复议法》（2017）第二十八条第一款第（三）项第3目：违反法定程序',
      `${LAW}第二十八条第一款第（三）项第3目`,
    ],
    [
      '撤销',
      '《行政复议法》（2017）第二十八条第一款第（四）项：逾期不答复、不举证，视为没有证据、依据',
      `${LAW}第二十八条第一款第（四）项`,
    ],
    [
      '变更',
      '《行政复议法》（2017）第二十八条第一款第（三）项第5目：明显不当',
      `${LAW}第二十八条第一款第（三）项第5目`,
    ],
    [
      '驳回复议申请',
      '《行政复议法实施条例》（2007）第四十八条第一款第（二）项：受理后发现不符合受理条件',
      `${RULES}第四十八条第一款第（二）项`,
    ],
  ])('2017: %s', (decision, ground, article) => {
    const text = textOf(decided('2023-12-29', { decision, ...(ground ? { ground } : {}) }))
    expect(text).toContain(`根据${article}的规定，清丰县人民政府决定：`)
  })

  test('what is remade, and damages, rest on articles of their own', () => {
    const law = '《行政复议法》（2023）'
    const silent = { decision: '撤销', ground: `${law}第七十条：逾期不答复、不举证，视为没有证据、依据` }
    expect(textOf(decided('2024-01-02', silent, { redo: true }))).toContain(
      `根据${LAW}第七十条和第六十四条第一款的规定`,
    )
    const lasting = {
      decision: '确认违法',
      ground: `${law}第六十五条第一款第（一）项：依法应予撤销，但撤销会造成重大损害`,
    }
    expect(textOf(decided('2024-01-02', lasting, { compensation: '决定给予赔偿' }))).toContain(
      `根据${LAW}第七十二条第一款的规定，决定给予赔偿。`,
    )
    // The law of 2023 lets an act be remade where it is revoked; that of 2017 also where it is declared unlawful.
    expect(() => decided('2024-01-02', lasting, { redo: true })).toThrow(/nothing-to-redo/)
    const older = {
      decision: '确认违法',
      ground: '《行政复议法》（2017）第二十八条第一款第（三）项第1目：主要事实不清、证据不足',
    }
    expect(textOf(decided('2023-12-29', older, { redo: true }))).toContain('重新作出行政行为')
  })

  test('the result of the attached review is told with the decision', () => {
    const story = examined('2024-01-02')
      .on('2024-01-15', RESPONDENT, 'submitAnswer', ANSWER)
      .on('2024-01-16', BUREAU, 'reviewNorm', {
        document: '示例政〔2019〕5号',
        source: '申请人一并提出',
        power: '有权处理',
      })
    expect(textOf(story)).toContain(`${LAW}第三十九条第一款第（九）项`)
    story
      .on('2024-01-22', BUREAU, 'endNormReview', { result: '相关条款合法', detail: '条款不违反上位法。' })
      .on('2024-01-25', BUREAU, 'propose', { decision: '维持', opinion: '审查意见如上，请审定。', effect: '没有改变' })
      .on('2024-01-26', HEAD, 'approve', { how: '集体讨论通过' })
      .on('2024-01-29', BUREAU, 'decide', { text: '维持。予以告知。', grounds: '经审理查明，认定如上。' })
    expect(textOf(story)).toContain('对“示例政〔2019〕5号”的附带审查')
    expect(textOf(story)).toContain(`${LAW}第五十九条的规定，处理结果为：相关条款合法。`)
  })
})

describe('what is refused, suspended or ended names its own item', () => {
  test.each([
    ['2024-01-02', '超过法定申请期限', `${LAW}第三十条第一款第（四）项`],
    ['2023-12-29', '不属于行政复议范围', `${RULES}第二十八条第（五）项`],
  ])('not accepted, %s', (day, ground, article) => {
    const story = new Story('reconsideration', day, APPLICANT, APPLIED)
    expect(textOf(story.on('2024-01-05', BUREAU, 'declineToAccept', { ground, reason: '理由如下。' }))).toContain(
      article,
    )
  })

  test.each([
    ['2024-01-02', '申请人下落不明', `${LAW}第三十九条第一款第（三）项`],
    ['2023-12-29', '申请人下落不明或者被宣告失踪', `${RULES}第四十一条第一款第（四）项`],
  ])('suspended, %s', (day, ground, article) => {
    expect(textOf(examined(day).on('2024-01-12', BUREAU, 'suspend', { ground, reason: '家属报失踪。' }))).toContain(
      article,
    )
  })

  test.each([
    ['2024-01-02', '公民死亡，没有近亲属或者近亲属放弃', `${LAW}第四十一条第（二）项`, false],
    ['2024-01-02', '申请人撤回，准予撤回', `${LAW}第四十一条第（一）项`, true],
    ['2023-12-29', '经准许达成和解', `${RULES}第四十二条第一款第（四）项`, true],
  ])('ended, %s: %s', (day, ground, article, withdrawn) => {
    const story = examined(day)
    if (withdrawn) story.on('2024-01-12', APPLICANT, 'requestWithdrawal', { reason: '已经解决。' })
    const text = textOf(story.on('2024-01-15', BUREAU, 'terminate', { ground, detail: '情况属实。' }))
    expect(text).toContain(article)
    expect(text.includes('不得再以同一事实和理由')).toBe(withdrawn)
  })

  test.each([
    ['2024-01-02', `${LAW}第十六条`],
    ['2023-12-29', `${RULES}第九条`],
  ])('a third party joined, %s', (day, article) => {
    const joined = { who: '相邻摊主甲', how: '复议机构通知参加', interest: '占用同一处场地。' }
    const paper = paperOf(examined(day).on('2024-01-12', BUREAU, 'joinThirdParty', joined))
    expect(paper.addressee).toBe('相邻摊主甲')
    expect(paper.paragraphs.join('\n')).toContain(article)
    const decision = decided(day, { decision: '维持' }, {}, (story) =>
      story.on('2024-01-12', BUREAU, 'joinThirdParty', joined),
    )
    expect(paperOf(decision).paragraphs).toContain('第三人：相邻摊主甲')
    expect(textOf(decision)).toContain('张示例对“占道处罚决定”不服')
  })
})

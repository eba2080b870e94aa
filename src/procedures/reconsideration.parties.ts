import { WAYS_OF_SERVICE } from '../actions/service.ts'
import { form } from '../engine/define.ts'
import { choice, line, prose, yesNo } from '../engine/fields.ts'
import { type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Citation } from '../law/cite.ts'
import { shared } from './reconsideration.shared.ts'

/** What the two laws say of third parties and of reading the file. */
export interface PartiesLaw {
  /** Joined by notice of the organ, or on its own application. */
  readonly thirdParty: Citation
  readonly inspect: Citation
}

/** Papers that may have to reach a third party. */
const SERVED = [
  '参加复议通知书',
  '申请书副本',
  '听证通知书',
  '中止或者恢复通知书',
  '决定书',
  '调解书',
  '终止决定书',
] as const

/** A third party is called by its part in the case, never by name: its particulars stay in the papers of the file. */
const who = () => line('第三人称谓', { max: 40, help: '单位写名称；公民不写姓名，如“相邻权人甲”，身份材料作附件' })

const asked = (m: Matter) => times(m, 'requestInspection') > times(m, 'grantInspection') + times(m, 'declineInspection')

/**
 * Third parties (2023 art. 16; Rules of 2007 art. 9) and reading the file (2023 art. 47; 2017 art. 23 ¶2), for as long
 * as the case is on, suspended or not. What a law allows to be withheld is `withheld`; nothing else may be.
 */
export function parties(law: PartiesLaw, options: { withheld: readonly [string, ...string[]] }) {
  const common = {
    law: law.thirdParty,
    by: ['justiceBureau'],
    from: ['examining', 'proposing'],
    to: 'same',
    visibility: 'applicant',
    whileSuspended: true,
  } as const
  const needed = (m: Matter) =>
    times(m, 'joinThirdParty') > 0
      ? undefined
      : refuse('no-third-party', '本案没有第三人参加，请先“登记第三人参加”', law.thirdParty)
  const requested = (m: Matter) =>
    asked(m)
      ? undefined
      : refuse('inspection-not-requested', '没有待答复的查阅申请，请先登记“申请查阅案卷”', law.inspect)
  return {
    joinThirdParty: shared({
      label: '登记第三人参加',
      ...common,
      input: form({
        who: who(),
        how: choice('参加方式', ['复议机构通知参加', '第三人申请，同意其参加']),
        interest: prose('利害关系', { min: 4, max: 500 }),
      }),
      issues: 'reconsideration-third-party',
      record: ({ who: called }, { thirdParties }) => ({
        thirdParties: [thirdParties, called].filter(Boolean).join('、'),
      }),
    }),
    declineThirdParty: shared({
      label: '不同意其作为第三人参加',
      ...common,
      input: form({ who: who(), reason: prose('没有利害关系的理由', { min: 4, max: 500 }) }),
    }),
    hearThirdParty: shared({
      label: '登记第三人的意见和证据',
      ...common,
      input: form({
        who: who(),
        opinion: prose('意见', { min: 2, max: 5_000, help: '第三人不参加复议的，写明；不影响审理' }),
        opposite: yesNo('相反请求', '提出了与申请人相反的请求').optional(),
        evidence: prose('证据目录', { min: 2, max: 5_000 }).optional(),
      }),
      gates: [needed],
      record: ({ opposite, evidence }, facts) => ({
        thirdPartyAsked: opposite === true || facts['thirdPartyAsked'] === true,
        thirdPartyEvidence: evidence !== undefined || facts['thirdPartyEvidence'] === true,
      }),
    }),
    serveThirdParty: shared({
      label: '向第三人送达',
      ...common,
      from: 'any',
      input: form({
        who: who(),
        paper: choice('文书', SERVED),
        way: choice('送达方式', WAYS_OF_SERVICE),
        proof: prose('签收情况', { max: 300, help: '签收日期、回执或邮件编号' }).optional(),
      }),
      gates: [needed],
    }),
    requestInspection: shared({
      label: '申请查阅案卷',
      ...common,
      law: law.inspect,
      by: ['citizen', 'justiceBureau'],
      input: form({
        reader: choice('查阅人', ['申请人', '第三人', '委托代理人']),
        what: prose('要查阅的材料', { min: 2, max: 500, help: '被申请人的书面答复、证据、依据或者其他材料' }),
      }),
      gates: [
        (m) =>
          asked(m)
            ? refuse('inspection-pending', '已有一份查阅申请等待答复，请等答复后再申请', law.inspect)
            : undefined,
      ],
    }),
    grantInspection: shared({
      label: '同意查阅案卷',
      ...common,
      law: law.inspect,
      input: form({
        how: prose('查阅安排', { min: 2, max: 500, help: '时间、地点；网上查阅的，把材料作附件' }),
        withheld: choice('不提供的部分', options.withheld).optional(),
      }),
      gates: [requested],
    }),
    declineInspection: shared({
      label: '不同意查阅案卷',
      ...common,
      law: law.inspect,
      input: form({
        ground: choice('涉及', options.withheld, '除此以外不得拒绝查阅；只涉及一部分的，请同意查阅其余部分'),
        reason: prose('具体情况', { min: 4, max: 500 }),
      }),
      gates: [requested],
    }),
  }
}

import type { Gate, GateContext } from '../engine/define.ts'
import type { Matter } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { type Citation, citationText, cite } from '../law/cite.ts'
import { DECISIONS_2017, DECISIONS_2023 } from './reconsideration.outcomes.ts'

const law = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-law-2023', article, paragraph, item)
const old = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-law-2017', article, paragraph, item)
const rules = (article: number, paragraph?: number, item?: number) =>
  cite('reconsideration-rules-2007', article, paragraph, item)

type Reason = readonly [what: string, law: Citation]

const SOUND = '事实清楚、证据确凿、依据正确、程序合法、内容适当'
const NO_EVIDENCE = '逾期不答复、不举证，视为没有证据、依据'

const WITHOUT_EVIDENCE_2023: Reason = [NO_EVIDENCE, law(70)]
const WITHOUT_EVIDENCE_2017: Reason = [NO_EVIDENCE, old(28, 1, 4)]
const UNLAWFUL_2023: readonly Reason[] = [
  ['主要事实不清、证据不足', law(64, 1, 1)],
  ['违反法定程序', law(64, 1, 2)],
  ['适用的依据不合法', law(64, 1, 3)],
  ['超越职权或者滥用职权', law(64, 1, 4)],
]
const UNLAWFUL_2017: readonly Reason[] = [
  '主要事实不清、证据不足',
  '适用依据错误',
  '违反法定程序',
  '超越或者滥用职权',
  '明显不当',
].map((what, at) => [what, { ...old(28, 1, 3), part: `第${at + 1}目` }])

/** Why each decision may be made, article by article: by the decision's label. */
export type Grounds = Readonly<Record<string, readonly Reason[]>>

/** The reasons of the law of 2023. */
export const GROUNDS_2023: Grounds = {
  [DECISIONS_2023.upheld.label]: [[SOUND, law(68)]],
  [DECISIONS_2023.revoked.label]: [...UNLAWFUL_2023, WITHOUT_EVIDENCE_2023],
  [DECISIONS_2023.revokedInPart.label]: [...UNLAWFUL_2023, WITHOUT_EVIDENCE_2023],
  [DECISIONS_2023.varied.label]: [
    ['内容不适当', law(63, 1, 1)],
    ['未正确适用依据', law(63, 1, 2)],
    ['事实不清、证据不足，经查清事实和证据', law(63, 1, 3)],
  ],
  [DECISIONS_2023.declaredUnlawful.label]: [
    ['依法应予撤销，但撤销会造成重大损害', law(65, 1, 1)],
    ['程序轻微违法，对权利不产生实际影响', law(65, 1, 2)],
    ['违法但不具有可撤销内容', law(65, 2, 1)],
    ['被申请人改变原违法行为，申请人仍要求', law(65, 2, 2)],
    ['不履行或者拖延履行，责令履行没有意义', law(65, 2, 3)],
    WITHOUT_EVIDENCE_2023,
  ],
  [DECISIONS_2023.declaredVoid.label]: [['重大且明显违法', law(67)], WITHOUT_EVIDENCE_2023],
  [DECISIONS_2023.orderedToPerform.label]: [['不履行法定职责', law(66)], WITHOUT_EVIDENCE_2023],
  [DECISIONS_2023.contractLiability.label]: [
    ['不依法订立、履行或者违法变更、解除协议', law(71, 1)],
    ['变更、解除合法，但未依法给予补偿', law(71, 2)],
  ],
  [DECISIONS_2023.claimDismissed.label]: [['没有相应职责，或者受理前已经履行', law(69)]],
  [DECISIONS_2023.dismissed.label]: [['受理后发现不符合受理条件', law(33)]],
}

/** The reasons of the law of 2017 and its Rules. */
export const GROUNDS_2017: Grounds = {
  [DECISIONS_2017.upheld.label]: [[SOUND, old(28, 1, 1)]],
  [DECISIONS_2017.revoked.label]: [...UNLAWFUL_2017, WITHOUT_EVIDENCE_2017],
  [DECISIONS_2017.varied.label]: UNLAWFUL_2017,
  [DECISIONS_2017.declaredUnlawful.label]: UNLAWFUL_2017,
  [DECISIONS_2017.orderedToPerform.label]: [['不履行法定职责', old(28, 1, 2)]],
  [DECISIONS_2017.dismissed.label]: [
    ['没有相应职责，或者受理前已经履行', rules(48, 1, 1)],
    ['受理后发现不符合受理条件', rules(48, 1, 2)],
  ],
}

const labelOf = ([what, citation]: Reason) => `${citationText(citation)}：${what}`

/** Every reason to choose from, each once. */
export function groundLabels(all: Grounds): [string, ...string[]] {
  return [...new Set(Object.values(all).flatMap((reasons) => reasons.map(labelOf)))] as [string, ...string[]]
}

/** The reason a decision rests on: the one picked, or the only one there is. */
export function groundOf(all: Grounds, { decision, ground }: Proposed): string | undefined {
  const reasons = all[decision] ?? []
  return ground ?? (reasons[0] && reasons.length === 1 ? labelOf(reasons[0]) : undefined)
}

/** The article a decision rests on, as its paper cites it; nothing for a label that no law knows. */
export function articleOf(ground: unknown): Citation | undefined {
  return [...Object.values(GROUNDS_2023), ...Object.values(GROUNDS_2017)]
    .flat()
    .find((reason) => labelOf(reason) === ground)?.[1]
}

interface Proposed {
  readonly decision: string
  readonly ground?: string | undefined
}

/** A decision rests on a reason that its own article gives; want of evidence only where there is none. */
export function grounded(
  all: Grounds,
  withoutEvidence: (m: Matter, context: GateContext<Proposed>) => boolean,
): Gate<Proposed> {
  return (m, context) => {
    const { input } = context
    if (!input) return undefined
    const reasons = all[input.decision] ?? []
    const chosen = groundOf(all, input)
    const fits = reasons.map(labelOf).join('；')
    if (!chosen) return refuse('ground-missing', `请选择“${input.decision}”所依据的条款：${fits}`, reasons[0]?.[1])
    if (!reasons.some((reason) => labelOf(reason) === chosen))
      return refuse('ground-does-not-fit', `“${input.decision}”的依据只能是：${fits}`, reasons[0]?.[1])
    return chosen.endsWith(NO_EVIDENCE) && !withoutEvidence(m, context)
      ? refuse(
          'answered-in-time',
          '被申请人已经按期答复举证，或者第三人提供了证据，不能以没有证据为由决定',
          articleOf(chosen),
        )
      : undefined
  }
}

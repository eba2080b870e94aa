import { form } from '../engine/define.ts'
import { choice, prose, yesNo } from '../engine/fields.ts'
import type { Facts } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import {
  APPEALABLE_RULINGS,
  DECIDED,
  DECIDED_LABELS,
  DEFECT_NAMES,
  DEFECTS,
  type Defect,
  OUTCOMES,
  outcomeOf,
  PAPERS,
  RESULT_LABELS,
  standing,
  verdictOf,
  WITH_DUTY,
} from './litigation.outcomes.ts'
import { art, HANDLERS, w } from './litigation.words.ts'

const below = (facts: Facts) => ({
  ...(typeof facts['below'] === 'string' ? { below: facts['below'] } : {}),
})

const boxes = Object.fromEntries(DEFECT_NAMES.map((name) => [name, yesNo(DEFECTS[name].label).optional()])) as Record<
  Defect,
  ReturnType<ReturnType<typeof yesNo>['optional']>
>

/** The decision, and why it was lost. */
export const judgment = {
  receiveJudgment: w.action({
    label: '收到裁判文书',
    by: HANDLERS,
    from: ['answering', 'pending'],
    to: 'judged',
    whileSuspended: true,
    suspension: 'end',
    input: form({
      paper: choice('文书', PAPERS),
      result: choice('裁判结果', RESULT_LABELS),
      changedTo: choice('改判的结果', DECIDED_LABELS).optional(),
      remake: yesNo('判令重新作出行政行为').optional(),
      duty: yesNo('有其他内容要由本机关履行').optional(),
      summary: prose('裁判要旨', { min: 2, max: 2_000 }),
    }),
    gates: [
      (m, { input }) => {
        const chosen = input && OUTCOMES[outcomeOf(input.result)]
        if (!chosen) return undefined
        if (!chosen.instances.some((one) => one === m.facts['instance']))
          return refuse(
            'result-of-other-instance',
            `${String(m.facts['instance'])}没有“${chosen.label}”这种结果，请核对文书`,
            chosen.law,
          )
        return chosen.papers.some((one) => one === input.paper)
          ? undefined
          : refuse('paper-does-not-fit', `“${chosen.label}”应当用${chosen.papers.join('或者')}，请核对文书`, chosen.law)
      },
      (_, { input }) =>
        input?.result === OUTCOMES.judgmentChanged.label && !input.changedTo
          ? refuse('changed-to-missing', '改变原审判决的，同时对被诉行政行为作出判决；请选择改判的结果', art(89, 3))
          : undefined,
    ],
    record: ({ paper, result, changedTo, remake, duty }, facts) => {
      const outcome = outcomeOf(result)
      const more = { ...below(facts), ...(changedTo ? { changedTo } : {}) }
      const decided = standing(outcome, more)
      return {
        paper,
        result,
        verdict: verdictOf(outcome, more),
        remake: remake === true,
        duty: duty === true || remake === true || WITH_DUTY.some((one) => one === decided),
        effect: '未生效' as const,
        headCalled: false,
        ...(decided ? { stands: DECIDED[decided].label } : {}),
      }
    },
    clocks: {
      defence: 'stop',
      appealDefence: 'stop',
      courtTerm: 'stop',
      retrialOpinion: 'stop',
      delayedEvidence: 'stop',
      appealJudgment: {
        start: ({ paper }, on, facts) => (facts['instance'] === '一审' && paper === '判决书' ? on : undefined),
      },
      appealRuling: {
        start: ({ result }, on, facts) =>
          facts['instance'] === '一审' && APPEALABLE_RULINGS.includes(outcomeOf(result)) ? on : undefined,
      },
    },
  }),
  analyseLoss: w.action({
    label: '登记败诉原因',
    by: HANDLERS,
    from: ['judged', 'performing', 'closed'],
    to: 'same',
    input: form({ ...boxes, lesson: prose('原因分析和改进措施', { min: 5, max: 3_000 }) }),
    gates: [
      (m) => (m.facts['verdict'] === '败诉' ? undefined : refuse('not-lost', '本件没有败诉，不需要登记败诉原因')),
      (_, { input }) =>
        input && !DEFECT_NAMES.some((name) => input[name])
          ? refuse('defect-missing', '请按裁判认定的理由至少选一项败诉原因', art(70))
          : undefined,
    ],
    record: ({ lesson, ...tags }) => ({
      lesson,
      ...Object.fromEntries(DEFECT_NAMES.map((name) => [name, tags[name] === true])),
    }),
  }),
}

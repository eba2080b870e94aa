import { dateText } from '../calendar/plain-date.ts'
import { form } from '../engine/define.ts'
import { choice, line } from '../engine/fields.ts'
import { type Facts, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import { OUTCOMES, resultOf } from './litigation.outcomes.ts'
import { appealUntil, art, HANDLERS, interpretation, w } from './litigation.words.ts'

/** What the next instance is opened with: each fact is typed once. */
function nextSuit(facts: Facts, office: string | null, own: Facts) {
  const { court, subject, actKind, request, track, beforeSuit, publicInterest, stands } = facts
  return {
    office,
    court,
    title: subject,
    actKind,
    request,
    track,
    beforeSuit,
    publicInterest,
    ...(stands && own['instance'] !== '一审' ? { below: stands } : {}),
    ...own,
  }
}

/** The instances that follow one: second instance, retrial, and the trial anew after a remand, each a matter of its own. */
export const instances = {
  appeal: w.action({
    label: '上诉，登记二审案件',
    law: art(85),
    by: HANDLERS,
    from: ['judged', 'performing', 'closed'],
    to: 'closed',
    danger: true,
    input: form({
      who: choice('谁上诉', ['本机关', '其他当事人']),
      court: line('二审法院', { min: 4, max: 60 }),
      caseNumber: line('二审案号', { max: 60 }).optional(),
    }),
    gates: [
      (m) =>
        m.facts['instance'] === '一审' && times(m, 'appeal') === 0
          ? undefined
          : refuse(
              'not-appealable',
              '只有一审裁判可以上诉，而且只登记一次；对生效裁判不服的，请“登记再审案件”',
              art(90),
            ),
      (_, context) =>
        appealUntil(context)
          ? undefined
          : refuse('not-appealable', '这份文书不能上诉；能上诉的是判决和不予立案、驳回起诉的裁定', interpretation(101)),
      (_, context) => {
        const until = appealUntil(context)
        return context.input?.who === '本机关' && until && context.on > until
          ? refuse('appeal-too-late', `上诉期限已于${dateText(until)}届满，一审裁判已经生效，不能再上诉`, art(85))
          : undefined
      },
    ],
    record: () => ({ effect: '已上诉' as const }),
    outcome: resultOf,
    begins: {
      procedure: 'litigation',
      kind: '二审',
      inputs: ({ who, court, caseNumber }, { facts, leadOffice }) => [
        nextSuit(facts, leadOffice, {
          instance: '二审',
          position: who === '本机关' ? '上诉人' : '被上诉人',
          court,
          ...(caseNumber ? { caseNumber } : {}),
        }),
      ],
    },
    clocks: { appealJudgment: 'stop', appealRuling: 'stop', perform: 'stop' },
  }),
  registerRetrial: w.action({
    label: '登记再审案件',
    law: art(90),
    by: HANDLERS,
    from: ['performing', 'closed'],
    to: 'same',
    input: form({
      position: choice('诉讼地位', ['再审申请人', '再审被申请人', '其他当事人']),
      court: line('再审法院', { min: 4, max: 60 }),
      caseNumber: line('再审案号', { max: 60 }).optional(),
    }),
    gates: [
      (m) =>
        m.facts['stands'] && m.facts['effect'] !== '已上诉'
          ? undefined
          : refuse(
              'nothing-to-retry',
              '再审针对已经发生法律效力的裁判；本件没有这样的裁判，请在生效的那一审级登记',
              art(90),
            ),
    ],
    begins: {
      procedure: 'litigation',
      kind: '再审',
      inputs: (input, { facts, leadOffice }) => [nextSuit(facts, leadOffice, { instance: '再审', ...input })],
    },
  }),
  registerRemand: w.action({
    label: '登记发回重审的案件',
    law: art(89, 1, 3),
    by: HANDLERS,
    from: ['judged', 'closed'],
    to: 'same',
    input: form({
      court: line('重审法院', { min: 4, max: 60 }),
      caseNumber: line('重审案号', { max: 60 }).optional(),
    }),
    gates: [
      (m) =>
        m.facts['result'] === OUTCOMES.remanded.label || m.facts['result'] === OUTCOMES.orderedToHear.label
          ? undefined
          : refuse('not-remanded', '只有发回重审、指令立案或者继续审理的，才登记重新审理的一审案件', art(89)),
      (m) =>
        times(m, 'registerRemand') > 0
          ? refuse('remand-registered', '重新审理的案件已经登记，请在相关事项中打开')
          : undefined,
    ],
    begins: {
      procedure: 'litigation',
      kind: '发回重审',
      inputs: (input, { facts, leadOffice }) => [
        nextSuit(facts, leadOffice, { instance: '一审', position: '被告', ...input }),
      ],
    },
  }),
}

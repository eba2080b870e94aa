/**
 * 考核结果. The result of one period as it was published: opened by freezing its records, so that the ledger
 * holds their digest and their count. From then on it is only set right by signed corrections and allowed
 * objections, and it is final when the term for objections is over and none waits. No statute sets the term.
 */
import { z } from 'zod'
import { note } from '../actions/common.ts'
import { form, words } from '../engine/define.ts'
import { day, line, personId, prose, whole } from '../engine/fields.ts'
import { refuse } from '../engine/refusal.ts'

const w = words({
  roles: {
    supervisor: '督办员',
    dispatcher: '县政府办分办员',
    leader: '县领导',
    machine: '考核程序',
  },
  stages: { published: '公布待申诉' },
  clocks: { object: { label: '考核申诉期限', norm: 'assessment-objection', noDuty: true } },
  outcomes: { final: { label: '结果确定' } },
  facts: z.object({
    scheme: z.string().meta({ title: '方案编号' }),
    version: z.number().meta({ title: '方案版本' }),
    from: z.string().meta({ title: '考核期起' }),
    to: z.string().meta({ title: '考核期止' }),
    digest: z.string().meta({ title: '所依据记录的 SM3 摘要' }),
    records: z.number().meta({ title: '所依据记录数' }),
    corrections: z.number().optional().meta({ title: '更正次数' }),
  }),
})

/** SM3 in hexadecimal. */
const digest = () => line('记录摘要', { min: 64, max: 64 })

export const assessmentPeriod = w.procedure({
  id: 'assessment-period',
  version: 1,
  title: '考核结果',
  plural: 'assessment-periods',
  intro: '一个考核期的结果：公布时封存所依据的记录，以后只能更正，不能改动。',
  open: w.opening({
    stage: 'published',
    by: 'supervisor',
    onlyBegun: true,
    input: form({
      title: line('名称', { max: 120 }),
      scheme: line('方案编号', { max: 40 }),
      schemeVersion: whole('方案版本', { min: 1, max: 10_000 }),
      from: day('考核期起'),
      to: day('考核期止'),
      digest: digest(),
      records: whole('所依据记录数', { min: 0, max: 100_000_000 }),
    }),
    title: ({ title }) => title,
    record: ({ scheme, schemeVersion, from, to, digest: sum, records }) => ({
      scheme,
      version: schemeVersion,
      from,
      to,
      digest: sum,
      records,
    }),
    starts: ['object'],
  }),
  actions: {
    correctResult: w.action({
      label: '更正考核结果',
      by: 'machine',
      from: 'any',
      to: 'same',
      input: form({
        person: personId('签署人'),
        reason: prose('更正理由', { min: 4, max: 500 }),
        digest: digest(),
        changes: whole('更正的记录数', { min: 1, max: 1_000_000 }),
      }),
      record: (_, { corrections = 0 }) => ({ corrections: corrections + 1 }),
    }),
    conclude: w.action({
      label: '结果确定',
      by: 'machine',
      from: 'published',
      to: 'closed',
      input: form({}),
      gates: [
        (_, { dayOf, today }) => {
          const last = dayOf('object')
          return last && today > last ? undefined : refuse('objection-term-runs', '申诉期限还没有届满，届满后才能确定')
        },
      ],
      outcome: () => 'final',
      clocks: { object: 'stop' },
    }),
    ...note(['supervisor', 'dispatcher']),
  },
  figures: {
    'assessment-period.published': { label: '公布考核结果', count: 'opened' },
    'assessment-period.final': { label: '确定考核结果', count: 'closed' },
    'assessment-period.carried-in': { label: '上期未确定的考核结果', count: 'openAtStart' },
    'assessment-period.carried-out': { label: '结转下期的考核结果', count: 'openAtEnd' },
  },
  balances: [
    {
      left: ['assessment-period.published', 'assessment-period.carried-in'],
      right: ['assessment-period.final', 'assessment-period.carried-out'],
    },
  ],
})

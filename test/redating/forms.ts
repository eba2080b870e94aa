import { z } from 'zod'
import { extension, note, suspension } from '../../src/actions/common.ts'
import { form, words } from '../../src/engine/define.ts'
import { day, line } from '../../src/engine/fields.ts'
import { createRegistry } from '../../src/engine/registry.ts'
import { registry } from '../../src/procedures/registry.ts'

/** A procedure no county has, with a clock of every kind of limit that looks at working days. */
const w = words({
  roles: { citizen: '申请人', clerk: '经办人', director: '负责人' },
  stages: { asked: '已收到', heard: '听证' },
  clocks: {
    answer: { label: '答复', limit: 'foi-answer', norm: 'letter-reply' },
    notice: { label: '听证通知', limit: 'licence-hearing-notice' },
    plea: { label: '申请执行', limit: 'compulsion-court-apply' },
  },
  outcomes: { answered: { label: '已答复' } },
  facts: z.object({ subject: z.string() }),
})

const everyKind = w.procedure({
  id: 'every-kind',
  version: 1,
  title: '各样期限',
  plural: 'every-kinds',
  intro: '各样期限。',
  open: w.opening({
    stage: 'asked',
    by: ['citizen', 'clerk'],
    input: form({ subject: line('事由') }),
    title: ({ subject }) => subject,
    record: ({ subject }) => ({ subject }),
    starts: ['answer', 'plea'],
    leadByOpener: true,
  }),
  actions: {
    hear: w.action({
      label: '听证',
      by: 'clerk',
      from: 'asked',
      to: 'heard',
      input: form({ heldOn: day('听证日') }),
      clocks: { notice: { start: ({ heldOn }) => heldOn }, answer: 'restart' },
    }),
    ask: w.action({
      label: '重新收件',
      by: 'clerk',
      from: 'heard',
      to: 'asked',
      input: form({ servedOn: day('送达日') }),
      clocks: { notice: 'stop', plea: { start: ({ servedOn }) => servedOn } },
    }),
    answer: w.action({
      label: '答复',
      by: 'clerk',
      from: ['asked', 'heard'],
      to: 'closed',
      input: form({}),
      outcome: () => 'answered',
    }),
    ...note(['clerk']),
    ...suspension({ by: ['clerk'], clocks: ['answer'] }),
    ...extension({ clock: 'answer', unit: 'workingDay', atMost: 20, by: ['clerk'], approver: ['director'] }),
  },
  figures: {},
})

/** The county's procedures and that one. */
export const forms = createRegistry([...registry.all, everyKind])

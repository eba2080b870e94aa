import { z } from 'zod'
import { extension, note, suspension } from '../../src/actions/common.ts'
import { form, words } from '../../src/engine/define.ts'
import { line, whole } from '../../src/engine/fields.ts'
import { times } from '../../src/engine/matter.ts'
import { refuse } from '../../src/engine/refusal.ts'

/** A procedure no county has, so that the engine is not cut to fit one: a book is lent and comes back. */
export const w = words({
  roles: { citizen: '读者', clerk: '管理员', director: '馆长' },
  stages: { asked: '待借', lent: '借出', lost: '遗失' },
  clocks: { giveBack: { label: '还书期限', norm: 'letter-reply' } },
  outcomes: { returned: { label: '已还' }, paid: { label: '已赔' } },
  facts: z.object({ book: z.string(), renewals: z.number() }),
})

export const libraryCard = w.procedure({
  id: 'library-card',
  version: 1,
  title: '借书',
  plural: 'library-cards',
  intro: '借一本书。',
  open: w.opening({
    stage: 'asked',
    by: ['citizen', 'clerk'],
    input: form({ book: line('书名') }),
    title: ({ book }) => book,
    record: ({ book }) => ({ book, renewals: 0 }),
    starts: [],
    leadByOpener: true,
  }),
  actions: {
    lend: w.action({
      label: '借出',
      by: 'clerk',
      from: 'asked',
      to: 'lent',
      input: form({}),
      clocks: { giveBack: 'start' },
    }),
    renew: w.action({
      label: '续借',
      by: ['citizen', 'clerk'],
      from: 'lent',
      to: 'same',
      input: form({ times: whole('次数', { min: 1, max: 2 }) }),
      gates: [(m) => (times(m, 'renew') > 0 ? refuse('renewed-once', '只能续借一次') : undefined)],
      record: ({ times: more }, facts) => ({ renewals: facts.renewals + more }),
      clocks: { giveBack: 'restart' },
    }),
    report: w.action({ label: '报失', by: 'citizen', from: 'lent', to: 'lost', input: form({}) }),
    giveBack: w.action({
      label: '归还',
      by: 'clerk',
      from: ['lent', 'lost'],
      to: 'closed',
      input: form({}),
      outcome: () => 'returned',
    }),
    pay: w.action({ label: '赔书', by: 'clerk', from: 'lost', to: 'closed', input: form({}), outcome: () => 'paid' }),
    reopen: w.action({
      label: '重借',
      by: 'clerk',
      from: 'closed',
      to: 'lent',
      input: form({}),
      clocks: { giveBack: 'start' },
    }),
    ...note(['clerk']),
    ...suspension({ by: ['clerk'], clocks: ['giveBack'] }),
    ...extension({ clock: 'giveBack', unit: 'workingDay', atMost: 10, by: ['clerk'], approver: ['director'] }),
  },
  figures: {
    'library-card.lent': { label: '借出', count: 'opened' },
    'library-card.returned': { label: '归还', count: 'closed', where: { outcome: ['returned'] } },
    'library-card.return-rate': { label: '归还率', rate: ['library-card.returned', 'library-card.lent'] },
  },
})

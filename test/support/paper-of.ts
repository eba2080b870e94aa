import { plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar } from '../../src/calendar/working-calendar.ts'
import { clockDays } from '../../src/engine/clock.ts'
import { fold } from '../../src/engine/fold.ts'
import type { Paper } from '../../src/papers/paper.ts'
import { PAPERS } from '../../src/procedures/papers.ts'
import type { Story } from './story.ts'

/** The paper that the last act of a story issued, in a county of the test's own. Throws if it issued none. */
export function paperOf({ definition, events }: Story): Paper {
  const event = events.at(-1)
  const kind = event && definition.actions[event.action]?.issues
  const template = kind && PAPERS[kind]
  if (!event || !template) throw new Error(`${event?.action} issues no paper`)
  const matter = fold(definition, events)
  return template.write({
    government: '清丰县人民政府',
    organ: '清丰县城市管理局',
    township: false,
    applicant: '张示例',
    assisting: ['清丰县城市管理局'],
    matter: { title: matter.title, openedOn: matter.openedOn, receiptNumber: '20240102000001' },
    facts: { ...matter.facts, outcome: matter.outcome },
    opening: events[0]?.input ?? {},
    input: event.input,
    on: event.happenedOn,
    number: '清例〔2024〕1号',
    dayOf: clockDays(definition, matter, { today: plainDate(event.happenedOn), calendar: nationalCalendar }),
  })
}

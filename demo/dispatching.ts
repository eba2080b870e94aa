import { type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import type { Actor } from '../src/engine/matter.ts'
import { actOnMatter, type CaseContext } from '../src/modules/casework/index.ts'
import { followDispatch, sendBySelf } from '../src/modules/dispatch-desk/index.ts'
import { listToCheck } from '../src/store/dispatch-quality.ts'
import { findMatter } from '../src/store/matters.ts'
import { OFFICES, PLACE_PARTS } from './offices.ts'
import type { Step } from './plan.ts'

/** From this day on the county lets the program send what it is sure of; by then it has half a year's decisions. */
const BY_SELF_FROM = plainDate('2020-07-01')
/** Procedures whose matters are sent from the dispatch desk. */
const DISPATCHED: readonly string[] = ['letter', 'online-consultation']

/** Enters the county's places, each with the township in whose area it lies. */
export async function enterPlaces({ db, county }: Pick<CaseContext, 'db' | 'county'>): Promise<void> {
  const townships = OFFICES.filter(({ kind }) => kind === 'township')
  await db
    .insertInto('place')
    .values(
      townships.flatMap(({ id, name }) =>
        PLACE_PARTS.map(({ part, kind }) => ({
          ...{ county: county.code, name: `${name}${part}`, kind, office: id },
          aliases: [],
          within: [name],
        })),
      ),
    )
    .execute()
}

/**
 * Lets the program have the first word on an assignment. True if it sent the matter
 * where the people of the county would have; where it erred, the dispatcher takes the
 * matter back and the step is taken as planned.
 */
export async function sentByProgram(context: CaseContext, step: Step, id: string, dispatcher: Actor): Promise<boolean> {
  // A step without a category is one in which somebody errs; the program is not asked.
  if (step.action !== 'assign' || !step.input['category'] || !DISPATCHED.includes(step.procedure)) return false
  await followDispatch({ ...context, county: context.county.code })
  if (step.on < BY_SELF_FROM || !(await sendBySelf(context, 'assign', id))) return false
  const row = await findMatter(context.db, context.county.code, id)
  if (!row?.leadOffice) return false
  if (row.leadOffice === step.input['office']) return true
  const recalled = await actOnMatter(context, {
    ...{ id, action: 'recall', actor: dispatcher, input: { reason: '自动分办的单位不对，应由有权单位办理' } },
    owner: dispatcher.person ?? '',
    idempotencyKey: `demonstration-recall-${id}`,
  })
  if (!('done' in recalled)) throw new Error(JSON.stringify(recalled))
  return false
}

/** Looks at what was drawn of the program's own acts before a day, as the county's dispatcher does every week. */
export async function checkDrawn(context: CaseContext, before: PlainDate, dispatcher: Actor): Promise<void> {
  const { db, county } = context
  await followDispatch({ ...context, county: county.code })
  for (const { matter, decidedOn, decisions } of await listToCheck(db, county.code, 200)) {
    if (decidedOn >= before) continue
    const row = await findMatter(db, county.code, matter)
    const office = decisions.find(({ task }) => task === 'office')
    const verdict = !office || row?.leadOffice === office.chosen ? '正确' : '有误'
    await actOnMatter(context, {
      ...{ id: matter, action: 'checkDispatch', actor: dispatcher, input: { verdict } },
      owner: dispatcher.person ?? '',
      idempotencyKey: `demonstration-check-${matter}`,
    })
  }
  await followDispatch({ ...context, county: county.code })
}

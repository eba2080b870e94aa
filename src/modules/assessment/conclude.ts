import { isRefusal } from '../../engine/refusal.ts'
import { listObjections, listSnapshots } from '../../store/assessments.ts'
import { actOnMatter, type CaseContext } from '../casework/index.ts'

/**
 * Makes results final whose term for objections is over and to which no objection waits. Run twice it does
 * nothing twice. Returns how many became final.
 */
export async function concludePeriods(context: CaseContext): Promise<number> {
  const { db, county, today } = context
  const open = await db
    .selectFrom('matter')
    .select('id')
    .where('county', '=', county.code)
    .where('procedure', '=', 'assessment-period')
    .where('stage', '=', 'published')
    .execute()
  if (open.length === 0) return 0
  const ids = new Set(open.map(({ id }) => id))
  const due = (await listSnapshots(db, county.code)).filter(
    ({ matter, objectionsUntil }) => ids.has(matter) && objectionsUntil < today,
  )
  let concluded = 0
  for (const { scheme, fromOn, matter } of due) {
    const objections = await listObjections(db, county.code, { scheme, from: fromOn })
    if (objections.some(({ closedOn }) => closedOn === null)) continue
    const done = await actOnMatter(context, {
      ...{ id: matter, procedure: 'assessment-period', action: 'conclude', input: {} },
      actor: { person: null, role: 'machine', office: null },
      owner: 'assessment',
      idempotencyKey: `conclude-${matter}`,
    })
    if (!isRefusal(done) && 'done' in done && !done.repeated) concluded += 1
  }
  return concluded
}

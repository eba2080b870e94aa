import type { Kysely } from 'kysely'
import { OPENING } from '../../engine/fold.ts'
import { times } from '../../engine/matter.ts'
import type { Advice } from '../../language/advice.ts'
import { firstSigns } from '../../language/first-signs.ts'
import { anyEvent, followedTo, listDispatchEvents, lockFollower, moveFollower } from '../../store/dispatch-decisions.ts'
import { findMatter, type MatterRecord, matterOf } from '../../store/matters.ts'
import type { Schema } from '../../store/schema.ts'
import type { CountySettings } from '../../store/settings.ts'
import { actOnMatter, type CaseContext } from '../casework/index.ts'
import { dispatchedProcedures } from './context.ts'
import { countyModels } from './county-models.ts'
import { messageOf } from './models.ts'

/** The program as it signs its acts: nobody's person, no office. */
export const PROGRAM = { person: null, role: 'machine', office: null } as const

/** How much the program does of itself: a setting of the county. */
export type BySelf = CountySettings['dispatchBySelf']

const FOLLOWER = 'by-self'
const PAGE = 200

/**
 * Sends matters opened since it last looked that the models are sure of, as acts of the
 * program in the county's ledger; what it is not sure of waits for a person, and so does
 * what came in while the county did not let it. A matter somebody has touched since is
 * left alone. Returns how many acts were taken.
 */
export async function dispatchBySelf(context: CaseContext, bySelf: BySelf): Promise<number> {
  const opened = await context.db.transaction().execute((tx) => newlyOpened(tx, context))
  if (bySelf === 'off') return 0
  let acts = 0
  for (const id of opened) if (await sendBySelf(context, bySelf, id)) acts += 1
  return acts
}

/** What was opened since the last look; nothing at the first, which only marks the place. */
async function newlyOpened(tx: Kysely<Schema>, { county: { code }, registry }: CaseContext): Promise<string[]> {
  if (!(await lockFollower(tx, code, FOLLOWER))) return []
  const { from, horizon } = await followedTo(tx, code, FOLLOWER)
  const span = { from: from ?? horizon, to: horizon }
  if (from && !(await anyEvent(tx, code, span))) return []
  const events = await listDispatchEvents(tx, code, {
    ...span,
    actions: [OPENING],
    procedures: dispatchedProcedures(registry),
    limit: PAGE,
  })
  const last = events.at(-1)
  const to = events.length < PAGE || !last ? horizon : { epoch: last.epoch, txid: String(BigInt(last.txid) + 1n) }
  await moveFollower(tx, code, FOLLOWER, to)
  return events.map(({ matter }) => matter)
}

/** Sends one untouched matter if the models are sure of it; true if the program took an act. */
export async function sendBySelf(context: CaseContext, bySelf: 'classify' | 'assign', id: string): Promise<boolean> {
  const { db, county, registry } = context
  const row = await findMatter(db, county.code, id)
  if (row?.seq !== 1) return false
  const text = await db
    .selectFrom('matterText')
    .select('text')
    .where('county', '=', county.code)
    .where('matter', '=', id)
    .executeTakeFirst()
  const models = await countyModels({ db, county: county.code, registry })
  const message = messageOf(text?.text ?? row.title)
  const category = certain(models.advised('category', message).advice)
  const office = bySelf === 'assign' ? certain(models.advised('office', message, row).advice) : undefined
  const act = office
    ? {
        action: 'autoAssign',
        input: { office: office.label, ...(category ? { category: category.label } : {}), ...office.marks },
      }
    : category && { action: 'autoClassify', input: { category: category.label, ...category.marks } }
  return act ? done(context, row, act) : false
}

async function done(context: CaseContext, row: MatterRecord, act: { action: string; input: object }): Promise<boolean> {
  const definition = context.registry.get(row.procedure, row.version)
  if (!definition.actions[act.action] || times(matterOf(row), act.action) > 0) return false
  const result = await actOnMatter(context, {
    id: row.id,
    ...act,
    actor: PROGRAM,
    owner: 'machine',
    expectedSeq: row.seq,
    idempotencyKey: `by-self-${row.id}`,
  })
  // A conflict means a person was quicker, a refusal that the office cannot have it: then it waits for a person.
  return 'done' in result
}

function certain({ band, suggestions }: Advice) {
  const [first] = suggestions
  if (band !== 'sure' || !first) return undefined
  // The applicant reads them too: what names other people's matters stays out.
  const spoke = first.reasons.filter(({ kind, weight }) => weight > 0 && kind !== 'history' && kind !== 'precedent')
  const words = [...new Set(spoke.map(({ text }) => text))]
  return {
    label: first.label,
    marks: {
      certainty: Math.floor(first.probability * 100),
      because: firstSigns(words.slice(0, 6).join('、'), 200) || '全文',
    },
  }
}

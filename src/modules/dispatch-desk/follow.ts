import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import {
  anyEvent,
  type DecisionRecord,
  type DispatchEvent,
  decisionsOn,
  type FollowedTo,
  followedTo,
  insertDecisions,
  listDispatchEvents,
  lockFollower,
  moveFollower,
  type NewDecision,
  setVerdict,
} from '../../store/dispatch-decisions.ts'
import type { Schema } from '../../store/schema.ts'
import { type DispatchContext, dispatchedProcedures } from './context.ts'
import { type CountyModels, countyModels } from './county-models.ts'
import { DECIDING, decisionsIn, type Earlier, type Noted } from './decide.ts'
import { messageOf } from './models.ts'

const FOLLOWER = 'decisions'
const CHECK = 'checkDispatch'
const BEGINNING: FollowedTo = { epoch: 0, txid: '0' }
/** Short, so that in a backlog too each page is advised by models that have learnt from the one before. */
const PAGE = 50

/**
 * Reads the county's new events, writes down the decisions in them beside what was
 * advised, and learns from each. The events are the truth: a round cut short is
 * done again and finds its decisions written. One follower works at a time. Returns
 * how many decisions were written.
 */
export async function followDispatch(context: DispatchContext): Promise<number> {
  let decisions = 0
  for (;;) {
    const models = await countyModels(context)
    const page = await context.db.transaction().execute((tx) => followPage(tx, context, models))
    decisions += page.decisions
    if (page.last) return decisions
  }
}

async function followPage(tx: Kysely<Schema>, { county, registry }: DispatchContext, models: CountyModels) {
  if (!(await lockFollower(tx, county, FOLLOWER))) return { decisions: 0, last: true }
  const { from = BEGINNING, horizon } = await followedTo(tx, county, FOLLOWER)
  const events = await listDispatchEvents(tx, county, {
    from,
    to: horizon,
    actions: [...DECIDING, CHECK],
    procedures: dispatchedProcedures(registry),
    limit: PAGE,
  })
  const known = await decisionsOn(
    tx,
    county,
    events.map(({ matter }) => matter),
  )
  const found = read(events, known, models)
  await insertDecisions(tx, county, found)
  for (const event of events.filter(({ action }) => action === CHECK)) await check(tx, county, event)
  const last = events.length < PAGE
  if (events.length > 0 || (await anyEvent(tx, county, { from, to: horizon })))
    await moveFollower(tx, county, FOLLOWER, last ? horizon : placeOf(events))
  return { decisions: found.length, last }
}

/** The page's last transaction is read again, as it may go on beyond the page; what it decided is then known. */
function placeOf(events: readonly DispatchEvent[]): FollowedTo {
  const { epoch = 0, txid = '0' } = events.at(-1) ?? {}
  const first = events[0]
  // A transaction longer than a page cannot be: a request writes one event, an import one matter at a time.
  return first?.txid === txid && first.epoch === epoch ? { epoch, txid: String(BigInt(txid) + 1n) } : { epoch, txid }
}

function read(events: readonly DispatchEvent[], known: readonly DecisionRecord[], models: CountyModels): NewDecision[] {
  const before = new Map<string, Earlier[]>()
  for (const decision of known) before.set(decision.matter, [...(before.get(decision.matter) ?? []), decision])
  const done = new Set(known.map(({ matter, seq }) => `${matter} ${seq}`))
  return events
    .filter(({ action, matter, seq }) => action !== CHECK && !done.has(`${matter} ${seq}`))
    .flatMap((event) => {
      const earlier = before.get(event.matter) ?? []
      const found = decisionsIn(event, earlier, {
        advised: (task): Noted => {
          const message = messageOf(event.text)
          return { ...models.advised(task, message, { id: event.matter }), newWords: models.newWords(message) }
        },
        drawn: (task) => isDrawn(event.matter, event.seq, task),
      })
      before.set(event.matter, [
        ...earlier,
        ...found.map(({ task, chosen, how, overruled }) => ({
          task,
          how,
          chosen: chosen ?? null,
          overruled: overruled ?? null,
        })),
      ])
      return found
    })
}

/** Five in a hundred of what the program did, picked by a digest that nobody can steer and anybody can repeat. */
export function isDrawn(matter: string, seq: number, task: string): boolean {
  return createHash('sm3').update(`${matter} ${seq} ${task}`).digest().readUInt32BE(0) % 20 === 0
}

async function check(tx: Kysely<Schema>, county: string, event: DispatchEvent): Promise<void> {
  await setVerdict(tx, county, {
    matter: event.matter,
    before: event.seq,
    verdict: event.input['verdict'] === '正确' ? 'right' : 'wrong',
    by: event.person,
    at: event.recordedAt,
  })
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { addDays, type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import { nationalCalendar } from '../src/calendar/working-calendar.ts'
import { clockStates } from '../src/engine/clock.ts'
import { normLength } from '../src/law/norms.ts'
import { type RedatingContext, runRedating, startRedating } from '../src/modules/redating/index.ts'
import { registry } from '../src/procedures/registry.ts'
import { migrate } from '../src/store/migrate.ts'
import { changeSetting } from '../src/store/settings.ts'
import { COUNTY } from './fill.ts'
import { openScratch } from './scratch.ts'

const MATTERS = 100_000
const TODAY = plainDate('2026-09-27')
const DAYS = 20
/** Three working days that a late notice makes holidays. */
const SPAN = { from: plainDate('2026-09-28'), to: plainDate('2026-09-30') }

const tell = (text: string) => process.stderr.write(`${text}\n`)

/** One pass over 100,000 open clocks after a notice that moves nearly all of them. */
export async function bench(options: readonly string[]): Promise<object> {
  const matters = options.includes('--quick') ? MATTERS / 10 : MATTERS
  const folder = await mkdtemp(join(tmpdir(), 'heng-bench-'))
  const { database, kind, close } = await openScratch(folder)
  try {
    await migrate(database)
    await database.system().insertInto('county').values({ code: COUNTY, name: '清丰县', mark: '清' }).execute()
    const owner = new pg.Client(database.ownerConnection)
    await owner.connect()
    tell(`filling ${matters} matters (${kind})…`)
    await fillOpen(owner, matters)
    await owner.end()
    const now = () => new Date(`${TODAY}T01:00:00Z`)
    const measured = await pass({ db: database.county(COUNTY), county: COUNTY, registry, now, settleMs: 0 })
    return { bench: 'redating', database: kind, matters, ...measured }
  } finally {
    await database.close()
    await close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function pass(context: RedatingContext) {
  const { db, county, now } = context
  const began = performance.now()
  await changeSetting(db, county, { key: 'calendarYears', value: [amended()], by: null, at: now() })
  const id = await startRedating(context, { span: SPAN, reason: '放假安排变动', by: null })
  const heaps: number[] = []
  await runRedating(context, id, (done, total) => {
    heaps.push(process.memoryUsage().heapUsed)
    if (done % 10_000 === 0) tell(`${done} of ${total}`)
  })
  const seconds = (performance.now() - began) / 1_000
  const { done, moved } = await db.selectFrom('redating').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const half = Math.floor(heaps.length / 2)
  const mb = (values: readonly number[]) => Math.round(Math.max(...values) / 1_048_576)
  return {
    seconds: Number(seconds.toFixed(1)),
    perSecond: Math.round(done / seconds),
    done,
    moved,
    heapMbFirstHalf: mb(heaps.slice(0, half)),
    heapMbSecondHalf: mb(heaps.slice(half)),
  }
}

/** 2026 with those three days off. */
function amended() {
  const days = Array.from({ length: 365 }, (_, at) => addDays(plainDate('2026-01-01'), at))
  const named = (kind: string) =>
    days.filter((on) => nationalCalendar.dayKind(on).kind === kind).map((on) => ({ on, name: '节日' }))
  const more = days.filter((on) => on >= SPAN.from && on <= SPAN.to).map((on) => ({ on, name: '国庆节' }))
  return {
    year: 2026,
    notice: '通知',
    holidays: [...named('holiday'), ...more],
    makeupDays: named('makeup'),
    plainDays: [],
  }
}

/** Letters that wait for an answer, as many of each day, their one clock as the engine reckons it. */
async function fillOpen(client: pg.Client, total: number): Promise<void> {
  await client.query("select set_config('heng.county', $1, false)", [COUNTY])
  await client.query('create temp table opened (at int primary key, "on" date, clocks jsonb, target_on date)')
  for (let at = 0; at < DAYS; at += 1) {
    const on = addDays(TODAY, -at)
    await client.query('insert into opened values ($1, $2, $3, $4)', [at, on, clocksOf(on), targetOf(on)])
  }
  const id = "('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid"
  const rows = `generate_series(0, ${total - 1}) i join opened o on o.at = i % ${DAYS}`
  await client.query(`
    insert into matter (county, id, procedure, version, receipt_number, title, stage, seq, channel, facts, progress, clocks,
      lead_office, opened_on, due_on, head_digest)
    select '${COUNTY}', ${id}, 'letter', 1, 'bench-' || i, '来信第' || i || '件', 'handling', 1, 'web',
      '{"kind": "投诉", "wantsPublic": false}', '{"suspended": false, "reached": ["received"], "acts": {}}',
      o.clocks, 'office-' || i % 20, o."on", o.target_on, decode(repeat('00', 32), 'hex')
    from ${rows}`)
  await client.query(`
    insert into clock (county, matter, name, started_on, target_on, paused, provisional, late, missed_target)
    select '${COUNTY}', ${id}, 'reply', o."on", o.target_on, false, false, false, false from ${rows}`)
  await client.query('vacuum analyze matter, clock')
}

function clocksOf(on: PlainDate) {
  return JSON.stringify({ reply: [{ startedOn: on, target: normLength('letter-reply'), entries: [] }] })
}

function targetOf(on: PlainDate): PlainDate | null {
  const matter = { clocks: JSON.parse(clocksOf(on)) } as Parameters<typeof clockStates>[1]
  const states = clockStates(registry.get('letter', 1), matter, { today: TODAY, calendar: nationalCalendar })
  return states[0]?.targetOn ?? null
}

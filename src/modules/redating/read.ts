import type { Kysely } from 'kysely'
import type { PlainDate } from '../../calendar/plain-date.ts'
import type { Schema } from '../../store/schema.ts'

/** A pass over the matters after the calendar changed. */
export interface RedatingInfo {
  readonly id: string
  readonly reason: string
  readonly fromOn: PlainDate
  readonly toOn: PlainDate
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly total: number
  readonly done: number
  /** Clocks that run on to another day. */
  readonly moved: number
  /** Clocks that had stopped and count as late, or no longer so. */
  readonly rejudged: number
}

/** A clock that was moved, or judged otherwise. */
export interface Move {
  readonly matter: string
  readonly receiptNumber: string
  readonly procedure: string
  readonly version: number
  readonly clock: string
  readonly office: string | null
  readonly fromOn: PlainDate | null
  readonly toOn: PlainDate | null
  readonly verdict: 'late' | 'inTime' | null
}

const COLUMNS = [
  'id',
  'reason',
  'fromOn',
  'toOn',
  'startedAt',
  'finishedAt',
  'total',
  'done',
  'moved',
  'rejudged',
] as const

/** The last fifty passes, newest first. */
export async function listRedatings(tx: Kysely<Schema>, county: string): Promise<RedatingInfo[]> {
  return tx
    .selectFrom('redating')
    .select(COLUMNS)
    .where('county', '=', county)
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
}

/** One pass, if there is such. */
export async function findRedating(tx: Kysely<Schema>, county: string, id: string): Promise<RedatingInfo | undefined> {
  return tx.selectFrom('redating').select(COLUMNS).where('county', '=', county).where('id', '=', id).executeTakeFirst()
}

const PAGE = 100

/** Who was moved, page by page; only an office's own where one is given. Throws RangeError for a cursor that is none. */
export async function listMoves(
  tx: Kysely<Schema>,
  county: string,
  { redating, office, cursor }: { redating: string; office?: string; cursor?: string },
): Promise<{ items: Move[]; nextCursor?: string }> {
  const [matter, clock] = cursor?.split('/') ?? []
  if (cursor !== undefined && !(matter && clock)) throw new RangeError('bad cursor')
  const rows = await tx
    .selectFrom('redatingMove')
    .innerJoin('matter', (join) =>
      join.onRef('matter.county', '=', 'redatingMove.county').onRef('matter.id', '=', 'redatingMove.matter'),
    )
    .select([
      'redatingMove.matter',
      'matter.receiptNumber',
      'matter.procedure',
      'matter.version',
      'redatingMove.clock',
      'redatingMove.office',
      'redatingMove.fromOn',
      'redatingMove.toOn',
      'redatingMove.verdict',
    ])
    .where('redatingMove.county', '=', county)
    .where('redatingMove.redating', '=', redating)
    .where((eb) => (office ? eb('redatingMove.office', '=', office) : eb.lit(true)))
    .where((eb) =>
      matter && clock
        ? eb(eb.refTuple('redatingMove.matter', 'redatingMove.clock'), '>', eb.tuple(matter, clock))
        : eb.lit(true),
    )
    .orderBy('redatingMove.matter')
    .orderBy('redatingMove.clock')
    .limit(PAGE + 1)
    .execute()
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return { items, ...(rows.length > PAGE && last ? { nextCursor: `${last.matter}/${last.clock}` } : {}) }
}

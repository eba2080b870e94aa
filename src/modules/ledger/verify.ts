import type { Kysely } from 'kysely'
import type { Registry } from '../../engine/registry.ts'
import type { Schema } from '../../store/schema.ts'
import type { Fault } from './fault.ts'
import { readHead } from './head.ts'
import { walkMatters } from './matter-chain.ts'
import { digestSpan, type LedgerContext } from './seal.ts'

/** The result of walking a county's ledger. */
export interface Verification {
  readonly county: string
  readonly matters: number
  readonly events: number
  readonly seals: number
  /** Events that no seal holds yet. */
  readonly unsealed: number
  readonly fault?: Fault
}

/**
 * Walks the whole ledger of a county: every matter's chain, its fold against its
 * rows, every seal, and the signed head. Memory stays flat. Stops at the first fault.
 */
export async function verifyCounty(
  context: LedgerContext & { readonly registry: Registry; readonly onProgress?: (events: number) => void },
): Promise<Verification> {
  const chain = await walkMatters(context)
  const sealed = await walkSeals(context)
  const fault = chain.fault ?? sealed.fault ?? (await headFault(context))
  return {
    county: context.county,
    matters: chain.matters,
    events: chain.events,
    seals: sealed.seals,
    unsealed: Math.max(0, chain.events - sealed.events),
    ...(fault ? { fault } : {}),
  }
}

interface Walked {
  seals: number
  events: number
  fault?: Fault
}

async function walkSeals({ db, county }: LedgerContext): Promise<Walked> {
  let previous = Buffer.alloc(32)
  let [seals, total] = [0, 0]
  for (let after = 0; ; ) {
    const rows = await sealsAfter(db, county, after)
    for (const row of rows) {
      const broken = (fault: Fault): Walked => ({ seals, events: total, fault })
      if (row.number !== seals + 1)
        return broken(sealFault('seal-removed', seals + 1, `第 ${seals + 1} 次封存的记录不见了`))
      const found = await digestSpan(db, county, row, { number: row.number, previous })
      if (found.events !== row.events) return broken(countFault(row.number, row.events, found.events))
      if (!row.previous.equals(previous) || !found.digest.equals(row.digest))
        return broken(sealFault('seal-changed', row.number, `第 ${row.number} 次封存与所封的记录不符`))
      previous = Buffer.from(row.digest)
      seals += 1
      total += row.events
    }
    const last = rows.at(-1)
    if (!last) return { seals, events: total }
    after = last.number
  }
}

async function sealsAfter(db: Kysely<Schema>, county: string, after: number) {
  return db
    .selectFrom('seal')
    .selectAll()
    .where('county', '=', county)
    .where('number', '>', after)
    .orderBy('number')
    .limit(500)
    .execute()
}

function sealFault(kind: Fault['kind'], seal: number, message: string): Fault {
  return { kind, seal, message }
}

function countFault(seal: number, expected: number, found: number): Fault {
  return found < expected
    ? { kind: 'removed', seal, message: `第 ${seal} 次封存时有 ${expected} 条记录，现在少了 ${expected - found} 条` }
    : { kind: 'inserted', seal, message: `第 ${seal} 次封存时有 ${expected} 条记录，现在多出 ${found - expected} 条` }
}

/** The head is kept apart: whoever cuts events and seals together cannot cut it too. */
async function headFault({ db, county, keys, dataFolder }: LedgerContext): Promise<Fault | undefined> {
  const head = await readHead(dataFolder, keys, county)
  if (head === 'forged') return { kind: 'head-forged', message: '另存的台账首签名不对，文件被人改过' }
  const at = head
    ? await db
        .selectFrom('seal')
        .select('digest')
        .where('county', '=', county)
        .where('number', '=', head.number)
        .executeTakeFirst()
    : undefined
  if (head && !at)
    return {
      kind: 'seal-removed',
      seal: head.number,
      message: `第 ${head.number} 次封存被截去：另存的台账首记有 ${head.events} 条记录`,
    }
  if (head && at?.digest.toString('hex') !== head.digest)
    return { kind: 'seal-changed', seal: head.number, message: `第 ${head.number} 次封存与另存的台账首不符` }
  if (head) return undefined
  const any = await db.selectFrom('seal').select('number').where('county', '=', county).limit(1).executeTakeFirst()
  return any ? { kind: 'head-missing', message: '另存的台账首不见了，不能确认末尾有没有被截去' } : undefined
}

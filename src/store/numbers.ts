import { type Kysely, sql } from 'kysely'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Schema } from './schema.ts'

/**
 * A receipt number: day, running number, check digit, such as 20200305-000127-4.
 * From a sequence, so that nobody waits for anybody; gaps are harmless.
 */
export async function nextReceiptNumber(tx: Kysely<Schema>, openedOn: PlainDate): Promise<string> {
  const { rows } = await sql<{ next: number }>`select nextval('receipt_number_seq')::int as next`.execute(tx)
  const body = `${openedOn.replaceAll('-', '')}-${String(rows[0]?.next ?? 0).padStart(6, '0')}`
  return `${body}-${checkDigit(body)}`
}

/** True if the check digit fits: catches any single mistyped digit and swapped neighbours. */
export function isReceiptNumber(text: string): boolean {
  const match = /^(\d{8}-\d{6,})-(\d)$/.exec(text)
  return match?.[1] !== undefined && checkDigit(match[1]) === match[2]
}

/** The running number of a receipt number or of its tail, as people say it: 127, 000127, 000127-4, 20200305-000127. */
export function runningNumberIn(text: string): string | undefined {
  const running = /^(?:\d{8}-)?(\d{3,})(?:-\d)?$/.exec(text)?.[1]
  return running?.padStart(6, '0')
}

/** ISO/IEC 7064 MOD 11,10. */
function checkDigit(text: string): string {
  let rest = 10
  for (const digit of text.replaceAll('-', '')) {
    const sum = (rest + Number(digit)) % 10 || 10
    rest = (sum * 2) % 11
  }
  return String((11 - rest) % 10)
}

/**
 * The next document number (文号) of a kind and year, from 1, without gaps or
 * doubles: the row is locked until the caller's transaction ends, and a rolled
 * back transaction gives its number back. Take it last.
 */
export async function nextDocumentNumber(
  tx: Kysely<Schema>,
  { county, kind, year }: { county: string; kind: string; year: number },
): Promise<number> {
  const row = await tx
    .insertInto('documentNumber')
    .values({ county, kind, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['county', 'kind', 'year']).doUpdateSet((eb) => ({ last: eb('documentNumber.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}

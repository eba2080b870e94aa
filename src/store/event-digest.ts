import type { MatterEvent } from '../engine/matter.ts'
import { canonicalJson } from './digest.ts'
import { hmacSm3, type Keys } from './keys.ts'

/** What the chain of a matter begins from. */
export const GENESIS = Buffer.alloc(32)

/**
 * The digest of an event, chained to the one before it: HMAC-SM3 under the
 * installation's ledger key, so that whoever can write to the database but does
 * not hold the key can neither change nor add an event unnoticed.
 */
export function eventDigest(
  keys: Keys,
  previous: Buffer,
  place: { county: string; matter: string },
  event: MatterEvent,
): Buffer {
  const { seq, action, input, terms, documentNumber, happenedOn, recordedAt } = event
  const { person, role, office } = event.actor
  const text = canonicalJson({
    ...place,
    seq,
    action,
    person,
    role,
    office,
    input,
    terms,
    documentNumber,
    happenedOn,
    recordedAt,
  })
  return hmacSm3(keys.ledger, previous, text)
}

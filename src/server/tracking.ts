import { timingSafeEqual } from 'node:crypto'
import { hmacSm3, type Keys } from '../store/keys.ts'

/** How long a tracking page may act before its code is asked for again. */
const LIFETIME_MS = 2 * 3_600_000

/** The ten digits that open a matter together with its receipt number; derived, never stored. */
export function queryCode(keys: Keys, county: string, matter: string): string {
  const number = hmacSm3(keys.token, 'query-code', county, matter).readBigUInt64BE()
  return String(number % 10_000_000_000n).padStart(10, '0')
}

/** A token for the applicant of one matter. */
export function trackingToken(keys: Keys, county: string, matter: string, now: Date): string {
  const expires = (now.getTime() + LIFETIME_MS).toString(36)
  return `trk_${matter}.${expires}.${signature(keys, county, matter, expires)}`
}

/** The matter a tracking token opens; nothing if it is false or has run out. */
export function trackedMatter(keys: Keys, county: string, token: string, now: Date): string | undefined {
  const match = /^trk_([0-9a-f-]{36})\.([0-9a-z]+)\.([\w-]+)$/.exec(token)
  const [, matter = '', expires = '', signed = ''] = match ?? []
  if (!match || Number.parseInt(expires, 36) < now.getTime()) return undefined
  return same(signed, signature(keys, county, matter, expires)) ? matter : undefined
}

/** Compares secrets without telling by time where they differ. */
export function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function signature(keys: Keys, county: string, matter: string, expires: string): string {
  return hmacSm3(keys.token, 'tracking', county, matter, expires).toString('base64url')
}

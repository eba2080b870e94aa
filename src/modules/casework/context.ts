import type { Kysely } from 'kysely'
import type { PlainDate } from '../../calendar/plain-date.ts'
import type { ClockState, Settings } from '../../engine/clock.ts'
import type { Actor, Matter } from '../../engine/matter.ts'
import type { Registry } from '../../engine/registry.ts'
import type { Keys } from '../../store/keys.ts'
import type { Schema } from '../../store/schema.ts'
import type { Vault } from '../../store/vault.ts'

/** Everything casework needs of the county it works for, at one moment. */
export interface CaseContext {
  /** The county's own executor: row-level security is on. */
  readonly db: Kysely<Schema>
  readonly county: { readonly code: string; readonly mark: string }
  readonly registry: Registry
  readonly settings: Settings
  readonly keys: Keys
  readonly vault: Vault
  readonly now: Date
  readonly today: PlainDate
}

/** What every write brings along. */
export interface WriteRequest {
  readonly actor: Actor
  readonly input: unknown
  /** The day the fact happened, when it is entered later. */
  readonly happenedOn?: PlainDate
  /** Ids of files uploaded before, by the same `owner`. */
  readonly documents?: readonly string[]
  /** Whoever uploaded them: a person, or a machine. */
  readonly owner: string
  /** A retried request with the same key never acts twice. */
  readonly idempotencyKey: string
}

/** A write that went through, now or when it was first asked for. */
export interface Done {
  readonly done: true
  readonly id: string
  readonly seq: number
  readonly documentNumber?: string
  /** True if the same request had been carried out before. */
  readonly repeated: boolean
  /** The matter as it now stands; absent for a repeated request, whose matter may have moved on. */
  readonly now?: { readonly matter: Matter; readonly clocks: readonly ClockState[]; readonly receiptNumber: string }
}

/** Somebody else acted since the version the caller had seen. */
export interface Conflict {
  readonly conflict: true
  readonly id: string
  readonly seen: number
  readonly seq: number
}

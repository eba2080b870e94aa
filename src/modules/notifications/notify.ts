import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Schema } from '../../store/schema.ts'
import type { NotificationKind } from './kinds.ts'

/** Something an office or a person is told, in words that name nobody who complained. */
export interface Told {
  readonly office?: string
  readonly person?: string
  /** What it is about: by this people choose what is mailed to them, and when. */
  readonly kind: NotificationKind
  readonly text: string
  /** Where the desk opens it, such as /desk/redatings/…. */
  readonly link?: string
}

/** Tells them; they see it at the desk until they have read it. */
export async function notify(tx: Kysely<Schema>, county: string, at: Date, all: readonly Told[]): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('notification')
    .values(
      all.map(({ office, person, kind, text, link }) => ({
        county,
        id: uuid(),
        office: office ?? null,
        person: person ?? null,
        kind,
        text,
        link: link ?? null,
        createdAt: at,
      })),
    )
    .execute()
}

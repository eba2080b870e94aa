import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Ruling } from '../../engine/define.ts'
import type { MatterEvent } from '../../engine/matter.ts'
import { maskPersonalData } from '../../language/personal-data.ts'
import { placeFinder } from '../../language/places.ts'
import { findMatterText } from '../../store/likeness.ts'
import { insertPrecedent, returnedBy } from '../../store/precedents.ts'
import type { Schema } from '../../store/schema.ts'

const find = placeFinder()

/** The townships a text names, each once. */
export function townshipsIn(text: string): string[] {
  return [...new Set(find(text).flatMap(({ kind, key }) => (kind === 'township' ? [key] : [])))]
}

/**
 * Keeps a ruling on whose a matter is as a precedent, in the transaction of the act. Personal data in its words is
 * masked; the applicant's own text stays with the matter.
 */
export async function keepPrecedent(
  tx: Kysely<Schema>,
  county: string,
  kept: {
    readonly matter: { readonly id: string; readonly procedure: string; readonly category: unknown }
    readonly event: MatterEvent
    readonly number: string
    readonly ruling: Ruling
  },
): Promise<void> {
  const { matter, event, number, ruling } = kept
  await insertPrecedent(tx, county, {
    id: uuid(),
    number,
    matter: matter.id,
    procedure: matter.procedure,
    category: typeof matter.category === 'string' ? matter.category : null,
    townships: townshipsIn(await findMatterText(tx, county, matter.id)),
    ...masked(ruling),
    returnedBy: await returnedBy(tx, county, matter.id),
    decidedOn: event.happenedOn,
    decidedBy: event.actor.person,
    replaces: null,
  })
}

/** A ruling as others may read it. */
export function masked({ office, subject, reason, basis }: Ruling) {
  return {
    office,
    subject: maskPersonalData(subject),
    reason: maskPersonalData(reason),
    basisKind: basis.kind,
    basisTitle: maskPersonalData(basis.title),
    basisArticle: maskPersonalData(basis.article),
  }
}

import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type PlainDate, yearOf } from '../../calendar/plain-date.ts'
import type { Ruling } from '../../engine/define.ts'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import { recordAdministration } from '../../store/audit.ts'
import { nextDocumentNumber } from '../../store/numbers.ts'
import { endPrecedent, findPrecedent, insertPrecedent } from '../../store/precedents.ts'
import type { Schema } from '../../store/schema.ts'
import { masked } from './keep.ts'

/** Who ends a precedent, when and why. */
export interface Ending {
  readonly id: string
  readonly because: string
  readonly by: string | null
  readonly on: PlainDate
  readonly at: Date
}

const GONE = refuse('precedent-not-standing', '这条先例已经撤销或被替换，请刷新后再看')

/** Withdraws a precedent: the law or the duties have changed, or it was wrong. Refuses `precedent-not-standing`. */
export async function withdrawPrecedent(
  db: Kysely<Schema>,
  county: string,
  ending: Ending,
): Promise<Refusal | undefined> {
  return db.transaction().execute(async (tx) => {
    const { id, on, by, because, at } = ending
    if (!(await endPrecedent(tx, county, id, { standing: 'withdrawn', on, by, because }))) return GONE
    await recordAdministration(tx, county, {
      person: by,
      action: 'precedent-withdrawn',
      detail: { precedent: id, because },
      doneAt: at,
    })
    return undefined
  })
}

/** Puts another ruling in a precedent's place, under a number of its own. Refuses `precedent-not-standing`. */
export async function replacePrecedent(
  db: Kysely<Schema>,
  county: { readonly code: string; readonly mark: string },
  ending: Ending & { readonly ruling: Ruling },
): Promise<Refusal | { readonly id: string; readonly number: string }> {
  return db.transaction().execute(async (tx) => {
    const { id, on, by, because, at, ruling } = ending
    const before = await findPrecedent(tx, county.code, id)
    if (!before || !(await endPrecedent(tx, county.code, id, { standing: 'replaced', on, by, because }))) return GONE
    const next = uuid()
    const place = await nextDocumentNumber(tx, { county: county.code, kind: 'office-ruling', year: yearOf(on) })
    const number = `${county.mark}办裁〔${yearOf(on)}〕${place}号`
    const { matter, procedure, category, townships, returnedBy } = before
    await insertPrecedent(tx, county.code, {
      ...{ id: next, number, matter, procedure, category, townships, returnedBy, ...masked(ruling) },
      ...{ decidedOn: on, decidedBy: by, replaces: id },
    })
    await recordAdministration(tx, county.code, {
      person: by,
      action: 'precedent-replaced',
      detail: { precedent: id, by: next, number, because },
      doneAt: at,
    })
    return { id: next, number }
  })
}

import type { Scheme } from '../../assessment/scheme.ts'
import type { BulletinPeriod, KindColumn } from '../../statistics/bulletin.ts'
import { KIND_COLUMNS } from '../../statistics/bulletin.ts'
import { kindRows, stepRows } from '../../store/bulletin-sets.ts'
import { idsCounted } from '../../store/figures.ts'
import type { BulletinContext } from './context.ts'
import { countedItems } from './ranking.ts'
import { FIGURES_TOLD } from './told.ts'

/** Which matters each number of a period counts, by the number's id. A number is the length of its list. */
export type Sets = ReadonlyMap<string, readonly string[]>

const COLUMNS = Object.keys(KIND_COLUMNS) as KindColumn[]

/** Every list of a period. */
export async function takeSets(
  context: BulletinContext,
  period: BulletinPeriod,
  scheme: Scheme | undefined,
): Promise<Sets> {
  const { db, county } = context
  const sets = new Map<string, string[]>()
  const put = (id: string, matter: string) => {
    const list = sets.get(id)
    if (list) list.push(matter)
    else sets.set(id, [matter])
  }
  for (const row of await kindRows(db, county.code, period)) {
    for (const column of COLUMNS)
      if (row[column]) {
        put(`total.${column}`, row.id)
        put(`kind.${row.procedure}.${column}`, row.id)
      }
    if (row.past || row.openPast) put(`late.${row.office ?? ''}`, row.id)
  }
  for (const { step, matter } of await stepRows(db, county.code, period)) put(`ladder.${step}`, matter)
  for (const { indicator, matter, good } of await countedItems(context, period, scheme)) {
    put(`rate.${indicator}.of`, matter)
    if (good) put(`rate.${indicator}`, matter)
  }
  await putFigures(context, period, put)
  return sets
}

/** The figures told, those of a procedure in one reading. */
async function putFigures(
  { db, county, registry }: BulletinContext,
  period: BulletinPeriod,
  put: (id: string, matter: string) => void,
): Promise<void> {
  for (const procedure of new Set(FIGURES_TOLD.map((told) => told.procedure))) {
    const definition = registry.find(procedure)
    if (!definition) continue
    const told = FIGURES_TOLD.filter((one) => one.procedure === procedure && definition.figures[one.figure])
    const figures = told.map(({ figure }) => figure)
    const lists = await idsCounted(db, county.code, definition, { ...period, figures })
    for (const { figure, by } of told)
      for (const { id, cell } of lists.get(figure) ?? []) {
        put(figure, id)
        if (by && cell) put(`${figure}.${cell}`, id)
      }
  }
}

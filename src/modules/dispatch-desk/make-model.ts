import type { Kysely } from 'kysely'
import type { GazetteerEntry } from '../../language/gazetteer.ts'
import type { DispatchTask } from '../../store/dispatch-decisions.ts'
import type { Schema } from '../../store/schema.ts'
import {
  adviseCategory,
  baseCategoryModel,
  learnCategory,
  memoryState,
  type Office,
  OfficeAdviser,
  unpackCategoryModel,
} from '../dispatch/index.ts'
import { countyPlaces } from '../places/index.ts'
import type { DispatchContext } from './context.ts'
import type { DeskModel } from './models.ts'

/** The model of a task as it stands before the county's latest decisions: of a generation's file, or the base. */
export async function makeModel(
  { db, county }: DispatchContext,
  task: DispatchTask,
  file: Uint8Array | undefined,
): Promise<DeskModel> {
  if (task === 'category') return categoryModel(file)
  const [offices, places] = await Promise.all([countyOffices(db, county), countyPlaces(db, county)])
  return officeModel(offices, places, file)
}

function categoryModel(file: Uint8Array | undefined): DeskModel {
  const model = file ? unpackCategoryModel(file) : baseCategoryModel()
  let learned: ReturnType<typeof learnCategory> | undefined
  return {
    advise: (message) => adviseCategory(model, message, learned),
    learn({ message, label, not }) {
      if (label) learned = learnCategory(model, learned, message, { label, ...(not ? { not } : {}) })
    },
  }
}

/** The office's model over the county's own lists; a file holds what was learnt from its decisions. */
export function officeModel(
  offices: readonly Office[],
  places: readonly GazetteerEntry[],
  file: Uint8Array | undefined,
): DeskModel {
  const memory = file ? memoryState.safeParse(JSON.parse(Buffer.from(file).toString('utf8'))).data : undefined
  const adviser = new OfficeAdviser({ offices, places, ...(memory ? { memory } : {}) })
  return {
    advise: (message, ruled, own) => adviser.advise(message, ruled, own),
    learn({ message, reference, label, not }) {
      if (not) adviser.learnReturn(message, not)
      if (label) adviser.learn(message, label, reference)
    },
  }
}

/** The offices that may be given matters, with their duties and the places that are theirs. */
export async function countyOffices(db: Kysely<Schema>, county: string): Promise<Office[]> {
  const [offices, places] = await Promise.all([
    db
      .selectFrom('office')
      .select(['id', 'name', 'kind', 'duties'])
      .where('county', '=', county)
      .where('closedOn', 'is', null)
      .orderBy('sort')
      .orderBy('id')
      .execute(),
    db.selectFrom('place').select(['name', 'office']).where('county', '=', county).orderBy('name').execute(),
  ])
  return offices.map(({ id, name, kind, duties }) => ({
    id,
    name,
    duties,
    places: places.flatMap((place) => (place.office === id ? [place.name] : [])),
    handles: kind !== 'law-firm',
  }))
}

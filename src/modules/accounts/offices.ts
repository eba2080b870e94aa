import { type Refusal, refuse } from '../../engine/refusal.ts'
import { holdConfiguration, recordChange } from '../../store/configuration-changes.ts'
import type { OfficeTable } from '../../store/schema.ts'
import { within } from '../../store/transaction.ts'
import type { AccountContext } from './context.ts'
import { log } from './people.ts'

/** Kinds of office, as they are called. */
export const OFFICE_KINDS: Readonly<Record<OfficeTable['kind'], string>> = {
  'county-office': '县政府办',
  department: '县直部门',
  township: '乡镇',
  'justice-bureau': '司法局',
  'law-firm': '律师事务所',
}

/** An office to be entered. */
export interface NewOffice {
  readonly id: string
  readonly name: string
  readonly kind: OfficeTable['kind']
  readonly duties?: string
}

/** An office as its history keeps it. */
export type OfficeState = Pick<OfficeTable, 'name' | 'kind' | 'closedOn'> & { readonly duties: string }

/** Enters an office, or renames the one of that id. Refuses `bad-office-id`. */
export async function saveOffice(context: AccountContext, office: NewOffice): Promise<Refusal | undefined> {
  if (!/^[a-z][a-z0-9-]{1,63}$/.test(office.id))
    return refuse('bad-office-id', '单位编号为小写字母、数字和横线，以字母开头，请更换')
  const { id, name, kind, duties = '' } = office
  await changeOffice(context, id, (before) => ({ name, kind, duties, closedOn: before?.closedOn ?? null }))
  await log(context, 'save-office', { office: id, kind })
  return undefined
}

/** Closes an office from a day on; its past stays. */
export async function closeOffice(context: AccountContext, office: string): Promise<boolean> {
  const closed = await changeOffice(context, office, (before) => before && { ...before, closedOn: context.today })
  if (closed) await log(context, 'close-office', { office })
  return closed
}

/** Puts an office into another state and records both; null takes it away. False if there is nothing to change. */
export async function changeOffice(
  context: AccountContext,
  id: string,
  change: (before: OfficeState | undefined) => OfficeState | null | undefined,
): Promise<boolean> {
  const { db, county, by, now: at, reason, undoes } = context
  return within(db, async (tx) => {
    await holdConfiguration(tx, county)
    const before = await tx
      .selectFrom('office')
      .select(['name', 'kind', 'duties', 'closedOn'])
      .where('county', '=', county)
      .where('id', '=', id)
      .executeTakeFirst()
    const after = change(before)
    if (after === undefined) return false
    if (after === null) await tx.deleteFrom('office').where('county', '=', county).where('id', '=', id).execute()
    else
      await tx
        .insertInto('office')
        .values({ county, id, ...after })
        .onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet(after))
        .execute()
    await recordChange(tx, county, {
      subject: 'office',
      key: id,
      before: before ?? null,
      after,
      by,
      at,
      reason,
      undoes,
    })
    return true
  })
}

/** The county's offices in their order. */
export async function listOffices({ db, county }: Pick<AccountContext, 'db' | 'county'>) {
  return db
    .selectFrom('office')
    .select(['id', 'name', 'kind', 'duties', 'closedOn'])
    .where('county', '=', county)
    .orderBy('sort')
    .orderBy('kind')
    .orderBy('name')
    .execute()
}

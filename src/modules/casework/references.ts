import type { Matter } from '../../engine/matter.ts'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import type { CaseContext } from './context.ts'

/** A file named in a request, as the event records it. */
export interface DocumentReference {
  readonly id: string
  readonly name: string
  readonly digest: string
}

/** The files a request names, if its owner uploaded them and no matter has them yet. */
export async function findDocuments(
  { db, county }: CaseContext,
  owner: string,
  ids: readonly string[],
): Promise<readonly DocumentReference[] | Refusal> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('document')
    .select(['id', 'name', 'digest'])
    .where('county', '=', county.code)
    .where('id', 'in', [...ids])
    .where('owner', '=', owner)
    .where('matter', 'is', null)
    .execute()
  if (rows.length < new Set(ids).size)
    return refuse('unknown-document', '有附件没有上传成功或已被使用，请重新上传附件后再提交')
  return rows.map(({ id, name, digest }) => ({ id, name, digest: digest.toString('hex') }))
}

type Assigned = Pick<Matter, 'leadOffice' | 'assistingOffices' | 'assignee'>

/** Why the office or person the matter now goes to cannot have it, if so. */
export async function assignmentFault(
  context: CaseContext,
  before: Assigned,
  after: Assigned,
): Promise<Refusal | undefined> {
  const added = after.assistingOffices.filter((office) => !before.assistingOffices.includes(office))
  const offices = after.leadOffice && after.leadOffice !== before.leadOffice ? [after.leadOffice, ...added] : added
  return (await officeFault(context, offices)) ?? (await personFault(context, before, after))
}

async function officeFault({ db, county, today }: CaseContext, offices: readonly string[]) {
  if (offices.length === 0) return undefined
  const known = await db
    .selectFrom('office')
    .select(['id', 'kind'])
    .where('county', '=', county.code)
    .where('id', 'in', [...offices])
    .where((eb) => eb.or([eb('closedOn', 'is', null), eb('closedOn', '>', today)]))
    .execute()
  if (known.some(({ kind }) => kind === 'law-firm'))
    return refuse('not-an-agency', '律师事务所不是行政机关，不能承办事项，也不能作为被申请人；请另选单位')
  return known.length === new Set(offices).size
    ? undefined
    : refuse('unknown-office', '没有这个单位或该单位已撤销，请重新选择单位')
}

async function personFault({ db, county, today }: CaseContext, before: Assigned, after: Assigned) {
  if (!after.assignee || (after.assignee === before.assignee && after.leadOffice === before.leadOffice))
    return undefined
  const post = await db
    .selectFrom('post')
    .select('id')
    .where('county', '=', county.code)
    .where('person', '=', after.assignee)
    .where('office', '=', after.leadOffice)
    .where('fromOn', '<=', today)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>=', today)]))
    .executeTakeFirst()
  return post ? undefined : refuse('person-not-in-office', '所选经办人不在承办单位任职，请选择本单位的经办人')
}

import { v7 as uuid } from 'uuid'
import { beginsPeriod } from '../../assessment/period.ts'
import type { Scheme } from '../../assessment/scheme.ts'
import { dateText, type PlainDate } from '../../calendar/plain-date.ts'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import { announceDraft, deleteDraft, holdScheme, listSchemes, writeDraft } from '../../store/assessments.ts'
import { recordAdministration } from '../../store/audit.ts'
import { within } from '../../store/transaction.ts'
import { notify } from '../notifications/index.ts'
import type { ReadingContext } from './assess-period.ts'

/** Reading, and who writes at which moment. */
export interface WritingContext extends ReadingContext {
  readonly by: string | null
  readonly now: Date
}

/** A draft to keep. Without `scheme` it is the first version of a new one. */
export interface DraftRequest {
  readonly scheme?: string
  readonly content: Scheme
  /** Why, for whoever compares the versions. */
  readonly note: string
}

/** Where a draft stands. */
export interface Draft {
  readonly scheme: string
  readonly version: number
}

/**
 * Keeps the draft of a scheme's next version; there is one at a time. Refuses `unknown-scheme` and
 * `unknown-office`. An announced version is never touched.
 */
export async function saveDraft(context: WritingContext, request: DraftRequest): Promise<Draft | Refusal> {
  const { county, by, now } = context
  const scheme = request.scheme ?? uuid()
  const missing = await unknownOffice(context, request.content)
  if (missing) return missing
  return within(context.db, async (tx) => {
    await holdScheme(tx, county.code, scheme)
    const versions = await listSchemes(tx, county.code, scheme)
    if (request.scheme !== undefined && versions.length === 0)
      return refuse('unknown-scheme', '没有这个考核方案，请刷新页面后重试')
    const newest = versions[0]
    const version = newest && newest.publishedOn === null ? newest.version : (newest?.version ?? 0) + 1
    await writeDraft(tx, county.code, { scheme, version, content: request.content, note: request.note, by, at: now })
    return { scheme, version }
  })
}

async function unknownOffice({ db, county }: ReadingContext, { groups }: Scheme): Promise<Refusal | undefined> {
  const named = groups.flatMap(({ offices }) => offices)
  const known = await db.selectFrom('office').select('id').where('county', '=', county.code).execute()
  const extra = named.find((office) => !known.some(({ id }) => id === office))
  return extra === undefined
    ? undefined
    : refuse('unknown-office', `没有代码为“${extra}”的单位，请从单位名单中重新选择`)
}

/** Throws the draft away; announced versions stay. Refuses `no-draft`. */
export async function dropDraft(context: WritingContext, scheme: string): Promise<Draft | Refusal> {
  return within(context.db, async (tx) => {
    const draft = await draftOf({ ...context, db: tx }, scheme)
    if ('refused' in draft) return draft
    await deleteDraft(tx, context.county.code, scheme)
    return { scheme, version: draft.version }
  })
}

async function draftOf({ db, county }: ReadingContext, scheme: string) {
  await holdScheme(db, county.code, scheme)
  const versions = await listSchemes(db, county.code, scheme)
  const draft = versions.find(({ publishedOn }) => publishedOn === null)
  const inForce = versions.find(({ publishedOn }) => publishedOn !== null)
  if (!draft) return refuse('no-draft', '没有草案，请先修改方案，存成草案')
  return { ...draft, inForce }
}

/**
 * Announces the draft: it gets the day of today, covers periods from `effectiveFrom` on, and is never changed
 * again. Refuses `announced-too-late` unless it is announced before the first day it covers, `not-a-period`
 * unless a period begins that day, and `before-other-version` unless it follows every version there is.
 */
export async function announceScheme(
  context: WritingContext,
  { scheme, effectiveFrom }: { readonly scheme: string; readonly effectiveFrom: PlainDate },
): Promise<Draft | Refusal> {
  const { county, by, now, today } = context
  return within(context.db, async (tx) => {
    const draft = await draftOf({ ...context, db: tx }, scheme)
    if ('refused' in draft) return draft
    const fault = announcementFault(draft.content, draft.inForce, { effectiveFrom, today })
    if (fault) return fault
    await announceDraft(tx, county.code, { scheme, effectiveFrom, publishedOn: today, by })
    const { title, groups } = draft.content
    await recordAdministration(tx, county.code, {
      ...{ person: by, action: 'assessment-scheme-announced', doneAt: now },
      detail: { scheme, version: draft.version, effectiveFrom },
    })
    const text = `考核方案“${title}”第 ${draft.version} 版已公布，从${dateText(effectiveFrom)}起的考核期适用`
    const offices = groups.flatMap((group) => group.offices)
    await notify(
      tx,
      county.code,
      now,
      offices.map((office) => ({ office, kind: 'assessment', text, link: `/desk/assessment/schemes/${scheme}` })),
    )
    return { scheme, version: draft.version }
  })
}

function announcementFault(
  { period }: Scheme,
  inForce: { readonly content: Scheme; readonly effectiveFrom: PlainDate | null } | undefined,
  { effectiveFrom, today }: { readonly effectiveFrom: PlainDate; readonly today: PlainDate },
): Refusal | undefined {
  if (effectiveFrom <= today)
    return refuse('announced-too-late', '方案应在它适用的考核期开始以前公布，请改从以后的考核期开始适用')
  const kinds = inForce ? [period, inForce.content.period] : [period]
  if (kinds.some((kind) => !beginsPeriod(kind, effectiveFrom)))
    return refuse('not-a-period', '适用的第一天应是一个考核期的第一天（前一版的考核期也应在此前结束），请改填')
  return inForce?.effectiveFrom && effectiveFrom <= inForce.effectiveFrom
    ? refuse('before-other-version', `第一天应在已公布版本的 ${inForce.effectiveFrom} 之后，请改填以后的考核期`)
    : undefined
}

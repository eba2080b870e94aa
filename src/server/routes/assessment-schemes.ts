import { z } from 'zod'
import { EXCLUSIONS, type Exclusion, isAlways } from '../../assessment/exclusion.ts'
import { INDICATORS } from '../../assessment/indicators.ts'
import { MARK_EVENTS } from '../../assessment/mark-event.ts'
import { periodAfter, periodBefore, periodOf } from '../../assessment/period.ts'
import { REMEDIES } from '../../assessment/record.ts'
import type { Scheme } from '../../assessment/scheme.ts'
import { schemeChanges } from '../../assessment/scheme-changes.ts'
import { SIGNALS } from '../../assessment/signal.ts'
import type { PlainDate } from '../../calendar/plain-date.ts'
import { form } from '../../engine/define.ts'
import { day, prose } from '../../engine/fields.ts'
import { isRefusal, type Refusal } from '../../engine/refusal.ts'
import {
  announceScheme,
  dropDraft,
  firstScheme,
  SCHEME_FORM,
  saveDraft,
  type WritingContext,
  whatIf,
} from '../../modules/assessment/index.ts'
import { listSchemes, type SchemeRecord } from '../../store/assessments.ts'
import type {
  AssessmentCatalogue,
  SchemeComparison,
  SchemeContent,
  SchemeList,
  SchemePage,
  WhatIfResult,
} from '../api-types/assessment.ts'
import type { Principal } from '../caller.ts'
import { bodyOf, type Call, type Endpoint, param, queryOf } from '../endpoint.ts'
import { presentWhatIf } from '../present/assessment.ts'
import { formSchema } from '../present/fields.ts'
import { findNames } from '../present/names.ts'
import { absent, ProblemError, refusalProblem } from '../problem.ts'

/** Offices that may be assessed; each sees its own. */
export const ASSESSED_ROLES: readonly Principal[] = ['clerk', 'township', 'director']
/** Who reads every office's assessment. */
export const ASSESSORS: readonly Principal[] = ['supervisor', 'leader', 'dispatcher']
const READERS: readonly Principal[] = [...ASSESSORS, ...ASSESSED_ROLES, 'administrator']
const EDITORS: readonly Principal[] = ['supervisor']

const common = { tag: '考核' } as const
const DRAFT = form({
  content: SCHEME_FORM.meta({ title: '方案' }),
  note: prose('修改理由', { max: 500 }).optional(),
})
const ANNOUNCE = form({ effectiveFrom: day('从哪个考核期起适用') })
const WHAT_IF = form({
  content: SCHEME_FORM.meta({ title: '方案' }),
  periods: z.int().min(1).max(12).meta({ title: '往前看几个考核期' }),
})
const COMPARE = z.object({
  a: z.coerce.number({ error: '版本号应为数字' }).int().min(1),
  b: z.coerce.number({ error: '版本号应为数字' }).int().min(1),
})

/** Schemes in versions: what is measured and what it weighs, announced before the period it covers. */
export const assessmentSchemeEndpoints: readonly Endpoint[] = [
  {
    ...common,
    method: 'get',
    path: '/api/assessment/catalogue',
    summary: '考核的指标、剔除、加扣分项',
    allow: READERS,
    handle: catalogue,
  },
  { ...common, method: 'get', path: '/api/assessment/schemes', summary: '考核方案', allow: READERS, handle: list },
  {
    ...common,
    method: 'post',
    path: '/api/assessment/schemes',
    summary: '起草新的考核方案',
    allow: EDITORS,
    idempotent: false,
    body: formSchema(DRAFT),
    handle: (call) => save(call),
  },
  {
    ...common,
    method: 'get',
    path: '/api/assessment/schemes/{id}',
    summary: '一个考核方案的各个版本',
    allow: READERS,
    handle: page,
  },
  {
    ...common,
    method: 'get',
    path: '/api/assessment/schemes/{id}/compare',
    summary: '两个版本有哪些不同',
    allow: READERS,
    query: COMPARE,
    handle: compare,
  },
  {
    ...common,
    method: 'put',
    path: '/api/assessment/schemes/{id}/draft',
    summary: '保存下一版的草案',
    allow: EDITORS,
    idempotent: false,
    body: formSchema(DRAFT),
    handle: (call) => save(call, schemeId(call)),
  },
  {
    ...common,
    method: 'delete',
    path: '/api/assessment/schemes/{id}/draft',
    summary: '不要这份草案',
    allow: EDITORS,
    idempotent: false,
    handle: async (call) => call.c.json(settled(await dropDraft(writing(call), schemeId(call)))),
  },
  {
    ...common,
    method: 'post',
    path: '/api/assessment/schemes/{id}/announce',
    summary: '公布草案，从某个考核期起适用',
    allow: EDITORS,
    idempotent: false,
    body: formSchema(ANNOUNCE),
    handle: announce,
  },
  {
    ...common,
    method: 'post',
    path: '/api/assessment/schemes/{id}/what-if',
    summary: '如果规则这样改，以往的排名会怎样（什么也不保存）',
    allow: [...EDITORS, 'leader'],
    idempotent: false,
    body: formSchema(WHAT_IF),
    handle: suppose,
  },
]

const ID = z.uuid()

/** The scheme of the path; what is no id is nobody's. */
export function schemeId(call: Call): string {
  const id = param(call, 'id')
  return ID.safeParse(id).success ? id : absent()
}

/** The value, or the refusal as a problem. */
export function settled<T extends object>(result: T | Refusal): T {
  if (isRefusal(result)) throw new ProblemError(refusalProblem(result))
  return result
}

function writing({ context: { db, county, now, today }, caller }: Call): WritingContext {
  return { db, county, now, today, by: caller.actor.person }
}

/** The name of every office of the county. */
export async function officeNames({ context: { db, county } }: Call): Promise<(id: string) => string> {
  const rows = await db.selectFrom('office').select(['id', 'name']).where('county', '=', county.code).execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}

function catalogue({ c }: Call): Response {
  const body: AssessmentCatalogue = {
    indicators: INDICATORS.map(({ id, label, what, counts }) => ({ id, label, what, counts })),
    exclusions: (Object.keys(EXCLUSIONS) as Exclusion[]).map((id) => {
      const { label, what } = EXCLUSIONS[id]
      return { id, label, what, always: isAlways(id) }
    }),
    marks: MARK_EVENTS.map(({ id, label, kind }) => ({ id, label, kind })),
    signals: Object.entries(SIGNALS).map(([id, { label, what, honest }]) => ({ id, label, what, honest })),
    remedies: [...REMEDIES],
  }
  return c.json(body)
}

function mayEdit({ caller }: Call): boolean {
  return caller.actor.role === 'supervisor'
}

/** Drafts are the editors' own until they are announced. */
async function versionsOf(call: Call, scheme?: string): Promise<SchemeRecord[]> {
  const all = await listSchemes(call.context.db, call.context.county.code, scheme)
  return mayEdit(call) ? all : all.filter(({ publishedOn }) => publishedOn !== null)
}

async function list(call: Call): Promise<Response> {
  const { context } = call
  const byScheme = Map.groupBy(await versionsOf(call), ({ scheme }) => scheme)
  const offices = await context.db
    .selectFrom('office')
    .select(['id', 'kind'])
    .where('county', '=', context.county.code)
    .where('closedOn', 'is', null)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  const group = (label: string, kind: string) => ({
    label,
    offices: offices.filter((office) => office.kind === kind).map(({ id }) => id),
  })
  const groups = [group('县直部门', 'department'), group('乡镇', 'township')].filter(({ offices: of }) => of.length > 0)
  const body: SchemeList = {
    items: [...byScheme].flatMap(([scheme, versions]) => {
      const announced = versions.find(({ publishedOn }) => publishedOn !== null)
      const shown = announced ?? versions[0]
      if (!shown) return []
      const { content, version, publishedOn, effectiveFrom } = shown
      const draft = versions.some((one) => one.publishedOn === null)
      return [{ scheme, title: content.title, version, publishedOn, effectiveFrom, draft }]
    }),
    mayEdit: mayEdit(call),
    first: contentOf(firstScheme(groups)),
  }
  return call.c.json(body)
}

function contentOf(content: Scheme): SchemeContent {
  return structuredClone(content) as SchemeContent
}

async function page(call: Call): Promise<Response> {
  const { services, context } = call
  const scheme = schemeId(call)
  const versions = await versionsOf(call, scheme)
  const [newest] = versions
  if (!newest) return absent()
  const nameOf = await officeNames(call)
  const people = versions.map(({ changedBy, publishedBy }) => publishedBy ?? changedBy)
  const names = await findNames(services, context, { offices: [], people })
  const body: SchemePage = {
    scheme,
    versions: versions.map(({ version, publishedOn, publishedBy, changedBy, effectiveFrom, note, content }, at) => {
      const before = versions[at + 1]
      const person = publishedBy ?? changedBy
      return {
        ...{ version, publishedOn, effectiveFrom, note, content: contentOf(content) },
        changedByName: person ? (names.people.get(person) ?? null) : null,
        changes: before ? schemeChanges(before.content, content, nameOf) : [],
      }
    }),
    mayEdit: mayEdit(call),
    earliest: earliestOf(newest.content, versions, context.today),
  }
  return call.c.json(body)
}

/** The first day of the first period that neither began nor is covered by a version announced before. */
function earliestOf({ period }: Scheme, versions: readonly SchemeRecord[], today: PlainDate): PlainDate {
  const last = versions.find(({ effectiveFrom }) => effectiveFrom !== null)?.effectiveFrom
  const after = last && last > today ? last : today
  return periodAfter(period, after).from
}

async function compare(call: Call): Promise<Response> {
  const { a, b } = queryOf(call, COMPARE)
  const versions = await versionsOf(call, schemeId(call))
  const [first, second] = [a, b].map((number) => versions.find(({ version }) => version === number))
  if (!first || !second) return absent()
  const changes = schemeChanges(first.content, second.content, await officeNames(call))
  return call.c.json({ a, b, changes } satisfies SchemeComparison)
}

async function save(call: Call, scheme?: string): Promise<Response> {
  const { content, note } = await bodyOf(call, DRAFT)
  const draft = await saveDraft(writing(call), { ...(scheme ? { scheme } : {}), content, note: note ?? '' })
  return call.c.json(settled(draft), scheme ? 200 : 201)
}

async function announce(call: Call): Promise<Response> {
  const { effectiveFrom } = await bodyOf(call, ANNOUNCE)
  return call.c.json(settled(await announceScheme(writing(call), { scheme: schemeId(call), effectiveFrom })))
}

async function suppose(call: Call): Promise<Response> {
  const { db, county, today } = call.context
  const { content, periods: many } = await bodyOf(call, WHAT_IF)
  const scheme = schemeId(call)
  const versions = await versionsOf(call, scheme)
  const announced = versions.filter(({ effectiveFrom }) => effectiveFrom !== null)
  const first = announced.at(-1)?.effectiveFrom
  const periods: PlainDate[] = []
  const kind = announced[0]?.content.period ?? content.period
  let at = periodBefore(kind, periodOf(kind, today).from)
  while (first && periods.length < many && at.from >= first) {
    periods.push(at.from)
    at = periodBefore(kind, at.from)
  }
  const supposed = settled(await whatIf({ db, county, today }, { scheme, content, periods }))
  const names = await officeNames(call)
  const body: WhatIfResult = {
    periods: supposed.map(({ from, label, before, after }) => ({
      ...{ from, label },
      groups: presentWhatIf(before, after, names),
    })),
  }
  return call.c.json(body)
}

import { z } from 'zod'
import { EXCLUSIONS } from '../../assessment/exclusion.ts'
import { findIndicator } from '../../assessment/indicators.ts'
import { findMarkEvent } from '../../assessment/mark-event.ts'
import { periodOf, periodsBetween } from '../../assessment/period.ts'
import { REMEDIES } from '../../assessment/record.ts'
import { SIGNALS } from '../../assessment/signal.ts'
import { isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { form } from '../../engine/define.ts'
import { choice, line, prose } from '../../engine/fields.ts'
import { isInvalidInput } from '../../engine/refusal.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import {
  type Assessment,
  assessmentCsv,
  assessPeriod,
  findSignals,
  freezePeriod,
  numbersIn,
  officesOf,
  proposeCorrection,
  raiseObjection,
  renderAssessment,
  signCorrection,
} from '../../modules/assessment/index.ts'
import { listObjections, listSchemes, listSnapshots } from '../../store/assessments.ts'
import type {
  AssessmentItems,
  AssessmentPage,
  CorrectionProposal,
  PeriodInfo,
  PeriodList,
  SignalPage,
} from '../api-types/assessment.ts'
import { caseContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint, idempotencyKey, param, queryOf } from '../endpoint.ts'
import { aboutLabel, becauseOf, presentGroups, standingText } from '../present/assessment.ts'
import { findNamed } from '../present/brief.ts'
import { formSchema } from '../present/fields.ts'
import { absent, inputProblem, ProblemError } from '../problem.ts'
import { ASSESSED_ROLES, ASSESSORS, officeNames, schemeId, settled } from './assessment-schemes.ts'

const SHOWN = 500
const base = '/api/assessment/schemes/{id}/periods'
const common = { tag: '考核' } as const
const READERS = [...ASSESSORS, ...ASSESSED_ROLES]

const LINE = z.object({ office: z.string().min(1).max(64), about: z.string().min(1).max(40) })
const EXPORT = z.object({ format: z.enum(['xlsx', 'csv'], { error: '格式应选 xlsx 或 csv' }).default('xlsx') })
const CORRECT = form({ reason: prose('更正理由', { min: 4, max: 500 }) })
const OBJECT = form({
  about: line('申诉的项目', { max: 40 }),
  receiptNumbers: z
    .array(z.string().max(40), { error: '请选择事项' })
    .min(1, { error: '请至少选择一件事项' })
    .max(SHOWN, { error: `一次最多 ${SHOWN} 件` })
    .meta({ title: '所涉事项' }),
  asked: choice('请求', REMEDIES),
  reason: prose('申诉理由', { min: 5, max: 2_000 }),
  documents: z.array(z.uuid()).max(20, { error: '附件最多 20 个' }).optional().meta({ title: '证据' }),
})

/** Results of the periods of a scheme, what they rest on, and what sets them right. */
export const assessmentEndpoints: readonly Endpoint[] = [
  { ...common, method: 'get', path: base, summary: '一个方案的各个考核期', allow: READERS, handle: periods },
  {
    ...common,
    method: 'get',
    path: `${base}/{from}`,
    summary: '一个考核期的结果：排名和各项',
    allow: READERS,
    handle: page,
  },
  {
    ...common,
    method: 'get',
    path: `${base}/{from}/items`,
    summary: '一个单位一项所数的事项',
    allow: READERS,
    query: LINE,
    handle: items,
  },
  {
    ...common,
    method: 'post',
    path: `${base}/{from}/publish`,
    summary: '公布结果，封存所依据的记录',
    allow: ['supervisor'],
    idempotent: false,
    handle: publish,
  },
  {
    ...common,
    method: 'get',
    path: `${base}/{from}/correction`,
    summary: '公布以后补录、更正的记录会改变什么',
    allow: ['supervisor', 'leader'],
    handle: proposal,
  },
  {
    ...common,
    method: 'post',
    path: `${base}/{from}/correction`,
    summary: '签署更正',
    allow: ['supervisor'],
    idempotent: false,
    body: formSchema(CORRECT),
    handle: correct,
  },
  {
    ...common,
    method: 'post',
    path: `${base}/{from}/objections`,
    summary: '对本单位的一项申诉',
    allow: ASSESSED_ROLES,
    body: formSchema(OBJECT),
    handle: object,
  },
  {
    ...common,
    method: 'get',
    path: `${base}/{from}/signals`,
    summary: '可能在应付考核的迹象，附事项和对照',
    allow: ['supervisor', 'leader'],
    handle: signals,
  },
  {
    ...common,
    method: 'get',
    path: `${base}/{from}/export`,
    summary: '导出结果和全部依据（xlsx、csv），可据以复算',
    allow: ASSESSORS,
    query: EXPORT,
    handle: exported,
  },
]

function fromOf(call: Call): PlainDate {
  const from = param(call, 'from')
  return isPlainDate(from) ? from : absent()
}

/** Only an office reads as one; the county's own posts may sit in one too, and read everything. */
function ownOffice({ caller: { actor } }: Call): string | null {
  return isOfficeBound(actor.role) ? (actor.office ?? '') : null
}

async function assessed(call: Call): Promise<Assessment> {
  const { db, county, today } = call.context
  return settled(await assessPeriod({ db, county, today }, { scheme: schemeId(call), from: fromOf(call) }))
}

async function periods(call: Call): Promise<Response> {
  const { db, county, today } = call.context
  const scheme = schemeId(call)
  const [versions, snapshots] = await Promise.all([
    listSchemes(db, county.code, scheme),
    listSnapshots(db, county.code, scheme),
  ])
  const announced = versions.filter(({ effectiveFrom }) => effectiveFrom !== null)
  const [newest] = announced
  if (!newest) return absent()
  const found: PeriodInfo[] = announced.toReversed().flatMap(({ version, content, effectiveFrom }, at) => {
    const until = announced.toReversed()[at + 1]?.effectiveFrom
    return periodsBetween(content.period, effectiveFrom ?? today, today)
      .filter(({ from }) => !until || from < until)
      .map(({ from, to, label }): PeriodInfo => {
        const frozen = snapshots.find(({ fromOn }) => fromOn === from)
        return {
          ...{ from, to, label, version },
          state: frozen ? 'frozen' : today > to ? 'ended' : 'running',
          frozenAt: frozen?.frozenAt.toISOString() ?? null,
          objectionsUntil: frozen?.objectionsUntil ?? null,
        }
      })
  })
  return call.c.json({ title: newest.content.title, items: found.toReversed() } satisfies PeriodList)
}

async function page(call: Call): Promise<Response> {
  const { context, caller, services } = call
  const assessment = await assessed(call)
  const { scheme, version, content, period, state, frozen, applied } = assessment
  const own = ownOffice(call)
  const names = await officeNames(call)
  const all = frozen ? await listObjections(context.db, context.county.code, { scheme, from: period.from }) : []
  const outcomes = services.registry.find('assessment-objection')?.outcomes ?? {}
  const isAssessed = own !== null && officesOf(content).includes(own)
  const supervises = caller.actor.role === 'supervisor'
  const body: AssessmentPage = {
    ...{ scheme, version, state, ...period, title: content.title },
    ...{ full: content.full, fewest: content.fewest, few: content.few, tolerance: content.tolerance },
    frozenAt: frozen?.frozenAt.toISOString() ?? null,
    objectionsUntil: frozen?.objectionsUntil ?? null,
    matter: own === null ? (frozen?.matter ?? null) : null,
    digest: frozen?.digest.toString('hex') ?? null,
    groups: presentGroups(assessment, { names, own }),
    corrections: applied.map(({ kind, name, matter, on, reason, correction }) => ({
      ...{ kind, name, on, reason, matter: own === null ? (matter ?? null) : null },
      changes: correction.items.length + correction.marks.length,
    })),
    objections: all
      .filter(({ office }) => own === null || office === own)
      .map(({ office, receiptNumbers, outcome, id, receiptNumber, line: what, asked, openedOn, closedOn, remedy }) => ({
        ...{ id, receiptNumber, asked, openedOn, closedOn, remedy, line: what },
        officeName: names(office),
        matters: numbersIn(receiptNumbers).length,
        outcomeLabel: outcome ? (outcomes[outcome]?.label ?? outcome) : null,
      })),
    own: isAssessed ? own : null,
    mayObject: isAssessed && frozen !== undefined && context.today <= frozen.objectionsUntil,
    mayPublish: supervises && state === 'ended',
    mayCorrect: supervises && state === 'frozen',
  }
  return call.c.json(body)
}

async function items(call: Call): Promise<Response> {
  const { context, services } = call
  const { office, about } = queryOf(call, LINE)
  const own = ownOffice(call)
  const label = aboutLabel(about)
  if (!label || (own !== null && own !== office)) return absent()
  const { records } = await assessed(call)
  const mine = records.items.filter((item) => item.office === office && item.indicator === about).slice(0, SHOWN)
  const marks = records.marks.filter((mark) => mark.office === office && mark.event === about).slice(0, SHOWN)
  const rows = await findNamed(
    context,
    [...mine, ...marks].map(({ matter }) => matter),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const names = await officeNames(call)
  const shown = (matter: string, procedure: string) => ({
    title: byId.get(matter)?.title ?? '',
    procedureTitle: services.registry.find(procedure)?.title ?? procedure,
  })
  const body: AssessmentItems = {
    label,
    officeName: names(office),
    what: findIndicator(about)?.what ?? '记录在案的事，一件一次。',
    items: [
      ...mine.map((item) => ({
        ...{ matter: item.matter, receiptNumber: item.receiptNumber, on: item.on, good: item.good },
        ...shown(item.matter, item.procedure),
        excludedLabel: item.excluded ? EXCLUSIONS[item.excluded].label : null,
        because: becauseOf(item),
      })),
      ...marks.map(({ matter, receiptNumber, on, procedure, seq }) => ({
        ...{ matter, receiptNumber, on, good: findMarkEvent(about)?.kind === 'bonus', excludedLabel: null },
        ...shown(matter, procedure),
        because: `第 ${seq} 步`,
      })),
    ],
  }
  return call.c.json(body)
}

async function publish(call: Call): Promise<Response> {
  const { context, services, caller, c } = call
  const name = { scheme: schemeId(call), from: fromOf(call), actor: caller.actor }
  return c.json(settled(await freezePeriod(caseContext(services, context), name)))
}

async function proposal(call: Call): Promise<Response> {
  const { context, c } = call
  const { db, county, today } = context
  const name = { scheme: schemeId(call), from: fromOf(call) }
  const { correction, causes } = settled(await proposeCorrection({ db, county, today }, name))
  const names = await officeNames(call)
  const rows = await findNamed(
    context,
    causes.map(({ matter }) => matter),
  )
  const numbers = new Map(rows.map(({ id, receiptNumber }) => [id, receiptNumber]))
  const changed = (
    one: { matter: string; receiptNumber: string; office: string } | null,
    about: string,
    [before, after]: readonly [string, string],
  ) =>
    one
      ? [
          {
            ...{ label: aboutLabel(about) ?? about, officeName: names(one.office), before, after },
            ...{ matter: one.matter, receiptNumber: one.receiptNumber },
          },
        ]
      : []
  const body: CorrectionProposal = {
    changes: [
      ...correction.items.flatMap(({ before, after }) =>
        changed(after ?? before, (after ?? before)?.indicator ?? '', [standingText(before), standingText(after)]),
      ),
      ...correction.marks.flatMap(({ before, after }) =>
        changed(after ?? before, (after ?? before)?.event ?? '', [before ? '计' : '没有', after ? '计' : '没有']),
      ),
    ],
    causes: causes.map(({ matter, seq }) => ({ matter, seq, receiptNumber: numbers.get(matter) ?? '' })),
  }
  return c.json(body)
}

async function correct(call: Call): Promise<Response> {
  const { context, services, caller, c } = call
  const { reason } = await bodyOf(call, CORRECT)
  const request = { scheme: schemeId(call), from: fromOf(call), actor: caller.actor, reason }
  return c.json(settled(await signCorrection(caseContext(services, context), request)))
}

async function object(call: Call): Promise<Response> {
  const { context, services, caller, c } = call
  const key = idempotencyKey(call)
  const { documents, ...objection } = await bodyOf(call, OBJECT)
  const raised = await raiseObjection(caseContext(services, context), {
    ...objection,
    ...{ scheme: schemeId(call), from: fromOf(call), actor: caller.actor },
    ...(documents ? { documents } : {}),
    owner: caller.owner ?? '',
    idempotencyKey: key,
  })
  if (isInvalidInput(raised)) throw new ProblemError(inputProblem(raised))
  return c.json({ id: settled(raised).id }, 201)
}

async function signals(call: Call): Promise<Response> {
  const { context, services, c } = call
  const { db, county, today, clockSettings } = context
  const name = { scheme: schemeId(call), from: fromOf(call) }
  const { content } = await assessed(call)
  const report = settled(
    await findSignals({ db, county, today, registry: services.registry, settings: clockSettings }, name),
  )
  const names = await officeNames(call)
  const body: SignalPage = {
    label: periodOf(content.period, name.from).label,
    signals: report.map(({ signal, offices }) => ({
      id: signal,
      ...SIGNALS[signal],
      offices: offices.map(({ office, base: of, hits, others, before, unusual }) => ({
        ...{ office, officeName: names(office), count: hits.length, base: of, others, before, unusual },
        matters: hits.map((hit) => ({ ...hit })),
      })),
    })),
  }
  return c.json(body)
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function exported(call: Call): Promise<Response> {
  const { context, c } = call
  const { format } = queryOf(call, EXPORT)
  const assessment = await assessed(call)
  const names = await officeNames(call)
  const { title } = assessment.content
  const headers = (ending: string, type: string) => ({
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${title}${assessment.period.label}.${ending}`)}`,
    'cache-control': 'private, no-store',
  })
  if (format === 'csv')
    return c.body(await assessmentCsv(assessment, names), 200, headers('csv', 'text/csv; charset=utf-8'))
  const bytes = await renderAssessment({ assessment, countyName: context.county.name, officeName: names })
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, headers('xlsx', XLSX))
}

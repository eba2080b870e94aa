import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../calendar/plain-date.ts'
import { type ClockState, clockStates } from '../../engine/clock.ts'
import { type ActionDefinition, type Definition, rolesOf } from '../../engine/define.ts'
import { stageLabel } from '../../engine/permit.ts'
import { isInvalidInput, isRefusal } from '../../engine/refusal.ts'
import { isPost, type Role } from '../../engine/roles.ts'
import { citationText } from '../../law/cite.ts'
import { citationOn } from '../../law/reference.ts'
import { actOnMatter, type Conflict, type Done, openMatter } from '../../modules/casework/index.ts'
import { forgetDraft } from '../../modules/desk/index.ts'
import { eventOf, listEvents } from '../../store/events.ts'
import { findMatter, matterOf } from '../../store/matters.ts'
import type { Acted, Receipt } from '../api-types.ts'
import { readJson } from '../body.ts'
import type { Principal } from '../caller.ts'
import { caseContext } from '../county.ts'
import { type Call, type Endpoint, given, idempotencyKey, param, seenVersion } from '../endpoint.ts'
import { presentClocks } from '../present/clock.ts'
import { confirmedKinds } from '../present/confirm.ts'
import { formSchema } from '../present/fields.ts'
import { checkMentions, tellMentioned } from '../present/mentions.ts'
import { findNames } from '../present/names.ts'
import { plainStanding } from '../present/plain.ts'
import { namesInEvents, presentTimeline } from '../present/timeline.ts'
import { absent, inputProblem, ProblemError, problem, refusalProblem, respond } from '../problem.ts'
import { queryCode } from '../tracking.ts'

/** What travels beside the form's own fields. */
const ENVELOPE = z.object({
  party: z.unknown().optional(),
  documents: z
    .array(z.uuid({ error: '附件编号有误，请重新上传' }))
    .max(20, { error: '附件最多 20 个，请删减' })
    .optional(),
  mentions: z
    .array(z.uuid({ error: '提到的人有误，请重新选择' }))
    .max(20, { error: '一次最多提到 20 个人，请删减' })
    .optional(),
  happenedOn: z.string().optional(),
  receivedOn: z.string().optional(),
  proofs: z.object({ phone: z.string().max(120).optional(), email: z.string().max(120).optional() }).optional(),
  channel: z
    .enum(['web', 'desk', 'phone', 'visit', 'post', 'import'], { error: '来件渠道有误，请重新选择' })
    .optional(),
})

/** camelCase as in the definition → kebab-case as in the URL. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/**
 * The operations of a procedure: one that opens, one for each action of any of its
 * versions, newest first. Each matter is judged by its own version; the door is open
 * to whoever one of them admits.
 */
export function matterEndpoints(versions: readonly [Definition, ...Definition[]]): Endpoint[] {
  const [definition] = versions
  const { plural, title } = definition
  const opening: Endpoint = {
    method: 'post',
    path: `/api/${plural}`,
    summary: `${title}:提出`,
    tag: title,
    allow: [...principalsOf(rolesOf(definition.open)), 'machine:intake'],
    limit: 'submit',
    body: openBody(definition),
    handle: (call) => open(call, definition),
  }
  return [
    ...(definition.open.onlyBegun ? [] : [opening]),
    ...actionsOfPeople(versions).map(
      ({ name, action, roles }): Endpoint => ({
        method: 'post',
        path: `/api/${plural}/{id}/${kebab(name)}`,
        summary: `${title}:${action.label}`,
        tag: title,
        allow: action.anyone ? ['anybody'] : principalsOf(roles),
        ...(action.anyone ? { limit: 'submit' as const } : {}),
        turnsAway: (today) => turnedAway(versions, name, today),
        body: actionBody(action),
        handle: (call) => act(call, definition, name),
      }),
    ),
  ]
}

/** Whose step it is, and the article that says so in each version; none where the law binds only some of the matters. */
function turnedAway(versions: readonly Definition[], name: string, today: PlainDate) {
  const all = versions.flatMap((version) => {
    const action = version.actions[name]
    return action ? [{ version, action }] : []
  })
  const who = all.flatMap(({ version, action }) => rolesOf(action).map((role) => version.roles[role]))
  const laws = all.flatMap(({ version, action }) => {
    const law = version.lawBinds ? undefined : (citationOn(action.law, today) ?? citationOn(version.law, today))
    return law ? [citationText(law)] : []
  })
  const detail = `“${all[0]?.action.label}”由${[...new Set(who)].join('、')}办理，请转请其办理`
  return laws.length > 0 ? { detail, law: [...new Set(laws)].join('，') } : { detail }
}

/** The program's own acts have no door. */
function actionsOfPeople(versions: readonly Definition[]) {
  const names = new Set(versions.flatMap(({ actions }) => Object.keys(actions)))
  return [...names].flatMap((name) => {
    const all = versions.flatMap(({ actions }) => (actions[name] ? [actions[name]] : []))
    const roles = [...new Set(all.flatMap(rolesOf))]
    const [action] = all
    return action && (action.anyone || roles.some(isPerson)) ? [{ name, action, roles }] : []
  })
}

function isPerson(role: Role): boolean {
  return role === 'citizen' || isPost(role)
}

/** A citizen opens without an account, and acts by the code of the matter or by account. */
function principalsOf(roles: readonly Role[]): Principal[] {
  return roles.filter(isPerson).flatMap((role): Principal[] => (role === 'citizen' ? ['citizen', 'applicant'] : [role]))
}

function openBody(definition: Definition) {
  const schema = formSchema(definition.open.input)
  const party = definition.open.party ? { party: formSchema(definition.open.party) } : {}
  return withProperties(schema, {
    ...party,
    documents: { type: 'array', items: { type: 'string', format: 'uuid' }, title: '附件' },
    proofs: {
      type: 'object',
      title: '联系方式的验证凭据',
      properties: { phone: { type: 'string' }, email: { type: 'string' } },
    },
    channel: { type: 'string', title: '来件渠道（工作人员登记时）' },
    receivedOn: { type: 'string', format: 'date', title: '收到日期（工作人员补登时）' },
  })
}

function actionBody(action: ActionDefinition) {
  return withProperties(formSchema(action.input), {
    documents: { type: 'array', items: { type: 'string', format: 'uuid' }, title: '附件' },
    happenedOn: { type: 'string', format: 'date', title: '实际发生日期（事后补记时）' },
    mentions: { type: 'array', items: { type: 'string', format: 'uuid' }, title: '提到的同事（通知本人）' },
  })
}

function withProperties(schema: Readonly<Record<string, unknown>>, more: Record<string, unknown>) {
  const { $schema: _, properties, ...rest } = schema
  return { ...rest, properties: { ...(properties as object), ...more } }
}

async function envelope(call: Call) {
  const body = await readJson(call.c)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ProblemError(problem(422, 'invalid-input', '提交的内容应为一个 JSON 对象，请检查后重试'))
  const { party, documents, mentions, happenedOn, receivedOn, channel, proofs, ...input } = body as Record<
    string,
    unknown
  >
  const checked = ENVELOPE.safeParse({ party, documents, mentions, happenedOn, receivedOn, channel, proofs })
  const errors = checked.success
    ? []
    : checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const wrongDay = [happenedOn, receivedOn].some(
    (day) => day !== undefined && (typeof day !== 'string' || !isPlainDate(day)),
  )
  if (wrongDay)
    errors.push({
      path: happenedOn === undefined ? 'receivedOn' : 'happenedOn',
      message: '日期不存在，请按 2020-03-05 的样子填写',
    })
  if (!checked.success || errors.length > 0) throw new ProblemError(inputProblem({ invalid: true, errors }))
  return { input, ...checked.data }
}

/** Only staff may date back: a citizen's letter is received when it arrives. */
function backDated(call: Call, day: string | undefined): { happenedOn?: PlainDate } {
  if (day === undefined) return {}
  if (call.caller.kind !== 'session' || call.caller.actor.role === 'citizen')
    throw new ProblemError(
      inputProblem({
        invalid: true,
        errors: [{ path: 'happenedOn', message: '只有工作人员可以补记日期，请删去这一项' }],
      }),
    )
  return { happenedOn: day as PlainDate }
}

async function open(call: Call, definition: Definition): Promise<Response> {
  const { caller, services, context } = call
  const key = idempotencyKey(call)
  const { input, party, documents, receivedOn, channel, proofs } = await envelope(call)
  const citizen = caller.kind === 'anonymous' || caller.actor.role === 'citizen'
  const received = backDated(call, receivedOn).happenedOn ?? context.today
  const governing = services.registry.find(definition.id, received) ?? definition
  const result = await openMatter(caseContext(services, context), governing, {
    input,
    actor: citizen ? { ...caller.actor, applicant: true } : caller.actor,
    ...backDated(call, receivedOn),
    ...(documents ? { documents } : {}),
    ...(party === undefined ? {} : { party }),
    ...(citizen ? { confirmed: confirmedKinds(services, context, party, given(proofs ?? {})) } : {}),
    ...(citizen && caller.actor.person ? { applicantPerson: caller.actor.person } : {}),
    channel: citizen ? 'web' : (channel ?? (caller.kind === 'machine' ? 'import' : 'desk')),
    owner: caller.owner ?? 'visitor',
    idempotencyKey: key,
  })
  if (isInvalidInput(result)) throw new ProblemError(inputProblem(result))
  if (isRefusal(result)) throw new ProblemError(refusalProblem(result))
  await forgetOwnDraft(call, `new:${definition.id}`)
  return call.c.json(await receipt(call, governing, result), 201, { etag: `"${result.seq}"` })
}

async function receipt(call: Call, definition: Definition, done: Done): Promise<Receipt> {
  const { services, context } = call
  const { matter, clocks, receiptNumber } = done.now ?? (await standing(call, definition, done.id))
  return {
    id: done.id,
    receiptNumber,
    queryCode: queryCode(services.keys, context.county.code, done.id),
    title: matter.title,
    openedOn: matter.openedOn,
    stageLabel: stageLabel(definition, matter.stage),
    ...plainStanding(
      { procedure: definition.id, stage: matter.stage, outcome: matter.outcome, closedOn: matter.closedOn },
      { clocks, suspended: matter.suspended, office: null },
    ),
    clocks: clocksNow(call, clocks),
    seq: done.seq,
  }
}

/** How a matter stands whose request came a second time. */
async function standing({ context }: Call, definition: Definition, id: string): Promise<NonNullable<Done['now']>> {
  const row = (await findMatter(context.db, context.county.code, id)) ?? absent()
  const matter = matterOf(row)
  const { today, clockSettings } = context
  const clocks = clockStates(definition, matter, { today, calendar: clockSettings.calendar })
  return { matter, clocks, receiptNumber: row.receiptNumber }
}

function clocksNow({ context }: Call, clocks: readonly ClockState[]) {
  return presentClocks(clocks, context.today, context.clockSettings.calendar)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The matter's id in the path; 404 for what cannot be one. */
export function matterId(call: Call): string {
  const id = param(call, 'id')
  return UUID.test(id) ? id : absent()
}

async function act(call: Call, definition: Definition, action: string): Promise<Response> {
  const { caller, services, context } = call
  const key = idempotencyKey(call)
  const id = matterId(call)
  const staff = caller.kind === 'session' && caller.actor.role !== 'citizen'
  const expected = staff ? { expectedSeq: seenVersion(call) } : {}
  const { input, documents, mentions = [], happenedOn } = await envelope(call)
  if (mentions.length > 0) await mayMention(call, definition, id, mentions)
  const result = await actOnMatter(caseContext(services, context), {
    id,
    procedure: definition.id,
    action,
    input,
    actor: { ...caller.actor, applicant: await isApplicant(call, id) },
    ...backDated(call, happenedOn),
    ...(documents ? { documents } : {}),
    ...expected,
    owner: caller.owner ?? 'visitor',
    idempotencyKey: key,
  })
  if ('absent' in result) return absent()
  if (isInvalidInput(result)) throw new ProblemError(inputProblem(result))
  if (isRefusal(result)) throw new ProblemError(refusalProblem(result))
  if ('conflict' in result) return conflict(call, definition, result)
  await forgetOwnDraft(call, `${id}:${action}`)
  if (mentions.length > 0 && !result.repeated) await mention(call, id, mentions)
  const { matter, clocks } = result.now ?? (await standing(call, definition, id))
  const acted: Acted = {
    id,
    seq: result.seq,
    stage: matter.stage,
    stageLabel: stageLabel(definition, matter.stage),
    ...(result.documentNumber ? { documentNumber: result.documentNumber } : {}),
    clocks: caller.kind === 'anonymous' ? [] : clocksNow(call, clocks),
  }
  return call.c.json(acted, 200, { etag: `"${result.seq}"` })
}

/** What was sent is no draft any more, on whichever machine it was begun. */
async function forgetOwnDraft({ caller, context }: Call, name: string): Promise<void> {
  const { person, role } = caller.actor
  if (caller.kind === 'session' && person && role !== 'citizen')
    await forgetDraft(context.db, context.county.code, { person, name })
}

/** Only staff speak to staff, and only to those who may read what is said. */
async function mayMention(call: Call, definition: Definition, id: string, people: readonly string[]): Promise<void> {
  const { services, context, caller } = call
  if (caller.kind !== 'session' || caller.actor.role === 'citizen')
    throw new ProblemError(problem(422, 'invalid-input', '只有工作人员可以提到同事，请删去这一项'))
  const row = await findMatter(context.db, context.county.code, id)
  if (row?.procedure === definition.id)
    await checkMentions(services, context, { definition, matter: matterOf(row), people })
}

async function mention({ services, context, caller }: Call, id: string, people: readonly string[]): Promise<void> {
  const [names, row] = await Promise.all([
    findNames(services, context, { offices: [], people: [caller.actor.person] }),
    findMatter(context.db, context.county.code, id),
  ])
  const by = names.people.get(caller.actor.person ?? '') ?? '同事'
  if (row) await tellMentioned(context, { people, matter: id, receiptNumber: row.receiptNumber, by })
}

/** True for whoever holds the matter's code, and for the account that sent it. */
export async function isApplicant({ caller, context }: Call, id: string): Promise<boolean> {
  if (caller.kind === 'applicant') return caller.tracked === id
  if (caller.actor.role !== 'citizen' || !caller.actor.person) return false
  const party = await context.db
    .selectFrom('party')
    .select('matter')
    .where('county', '=', context.county.code)
    .where('person', '=', caller.actor.person)
    .where('matter', '=', id)
    .executeTakeFirst()
  return party !== undefined
}

async function conflict(call: Call, definition: Definition, { id, seen, seq }: Conflict): Promise<Response> {
  const { services, context } = call
  const events = (await listEvents(context.db, context.county.code, id, seen)).map(eventOf)
  const names = await namesInEvents(services, context, definition, events)
  const changes = presentTimeline(definition, events, names, 'staff')
  const detail = `您打开之后，别人已经办理了 ${changes.length} 步；请看过新情况再决定是否继续，已填写的内容仍在`
  return respond(problem(409, 'version-conflict', detail, { seq, changes }))
}

import { z } from 'zod'
import { today } from '../../calendar/plain-date.ts'
import { times } from '../../engine/matter.ts'
import { isInvalidInput, isRefusal } from '../../engine/refusal.ts'
import { maskPersonalData } from '../../language/personal-data.ts'
import { actOnMatter } from '../../modules/casework/index.ts'
import { roundOfToken } from '../../modules/follow-up/index.ts'
import { findMatter, type MatterRecord, matterOf } from '../../store/matters.ts'
import type { FollowUpPage } from '../api-types/follow-up.ts'
import { caseContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint, idempotencyKey } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { findNames } from '../present/names.ts'
import { openParty } from '../present/party.ts'
import { absent, fail, inputProblem, ProblemError, refusalProblem } from '../problem.ts'

const ACTION = 'answerFollowUp'
const TOKEN = z
  .string({ error: '链接不完整，请从短信或邮件里完整地打开' })
  .max(100, { error: '链接不对，请从短信或邮件里重新打开' })
const OPENED = z.strictObject({ token: TOKEN })
/** The rest is the form's own, and checked by it. */
const ANSWERED = z.looseObject({ token: TOKEN })

/** What a citizen does with the link that came after the answer: it opens nothing but this one question. */
export const followUpLinkEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/follow-up-links',
    summary: '打开评价链接',
    tag: '公众',
    allow: ['anybody'],
    // It reads; the token travels in the body so that it stands in no log of addresses.
    idempotent: false,
    limit: 'guess',
    body: formSchema(OPENED),
    handle: page,
  },
  {
    method: 'post',
    path: '/api/follow-up-links/answers',
    summary: '凭评价链接评价办理结果',
    tag: '公众',
    allow: ['anybody'],
    limit: 'guess',
    body: {
      type: 'object',
      properties: { token: { type: 'string', title: '链接里的凭据' } },
      required: ['token'],
      additionalProperties: true,
    },
    handle: answer,
  },
]

/** The matter and the last moment of a link. Fails with 404 for a false one, 410 for one that has run out or was of an earlier round. */
async function opened(call: Call, token: string): Promise<{ row: MatterRecord; until: Date }> {
  const { services, context } = call
  const { db, county, now } = context
  const round = await roundOfToken({ db, county, keys: services.keys }, token)
  const row = round && (await findMatter(db, county.code, round.matter))
  if (!row || !round.expiresAt) return fail(404, 'wrong-link', '链接不对或不完整，请从短信或邮件里完整地打开')
  if (round.expiresAt <= now) return fail(410, 'link-expired', '这个链接已经过期；仍想评价的，请到“查询办理进度”里评价')
  if (row.closedOn === null || times(matterOf(row), 'redo') + 1 !== round.round)
    return fail(410, 'link-of-earlier-round', '这件事已经重新办理，办完会再请您评价；进展请到“查询办理进度”里看')
  return { row, until: round.expiresAt }
}

async function page(call: Call): Promise<Response> {
  const { services, context, c } = call
  const { token } = await bodyOf(call, OPENED)
  const { row, until } = await opened(call, token)
  const definition = services.registry.get(row.procedure, row.version)
  const [party, names] = await Promise.all([
    openParty(services, context, row.id),
    findNames(services, context, { offices: [row.leadOffice], people: [] }),
  ])
  const body: FollowUpPage = {
    state: row.facts['followUpReached'] === true ? 'answered' : 'open',
    receiptNumber: row.receiptNumber,
    procedureTitle: definition.title,
    title: maskPersonalData(row.title, party?.name ? [party.name] : []),
    officeName: row.leadOffice ? (names.offices.get(row.leadOffice) ?? null) : null,
    openedOn: row.openedOn,
    closedOn: row.closedOn ?? '',
    until: today(new Date(until.getTime() - 1)),
    form: formSchema(definition.actions[ACTION]?.input ?? z.strictObject({})),
  }
  return c.json(body, 200, { 'cache-control': 'no-store' })
}

async function answer(call: Call): Promise<Response> {
  const { services, context, c } = call
  const key = idempotencyKey(call)
  const { token, ...input } = await bodyOf(call, ANSWERED)
  const { row } = await opened(call, token)
  const result = await actOnMatter(caseContext(services, context), {
    ...{ id: row.id, action: ACTION, input, idempotencyKey: key, owner: `matter:${row.id}` },
    actor: { person: null, role: 'citizen', office: null, applicant: true },
  })
  if ('absent' in result || 'conflict' in result) return absent()
  if (isInvalidInput(result)) throw new ProblemError(inputProblem(result))
  if (isRefusal(result)) throw new ProblemError(refusalProblem(result))
  return c.json({ done: true }, 200, { 'cache-control': 'no-store' })
}

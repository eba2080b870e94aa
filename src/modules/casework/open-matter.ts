import { v7 as uuid } from 'uuid'
import { open, parse } from '../../engine/act.ts'
import type { Acted } from '../../engine/acted.ts'
import type { Definition } from '../../engine/define.ts'
import { type InvalidInput, isInvalidInput, isRefusal, type Refusal } from '../../engine/refusal.ts'
import { canonicalJson } from '../../store/digest.ts'
import { eventDigest, GENESIS } from '../../store/event-digest.ts'
import { hmacSm3 } from '../../store/keys.ts'
import { insertMatter } from '../../store/matters.ts'
import { nextReceiptNumber } from '../../store/numbers.ts'
import type { PartyTable } from '../../store/schema.ts'
import type { CaseContext, Done, WriteRequest } from './context.ts'
import { assignmentFault, findDocuments } from './references.ts'
import { answeredBefore, violatedKey, writeOnce } from './write-once.ts'

/** A request to open a matter. */
export interface OpenRequest extends WriteRequest {
  /** How it came in: 'web', 'desk', 'phone', 'visit', 'post', 'import'. */
  readonly channel: string
  /** The applicant's particulars; asked of citizens, optional for staff and machines. */
  readonly party?: unknown
  /** Particulars their owner has confirmed by a code. */
  readonly confirmed?: readonly ('phone' | 'email')[]
  /** The applicant's account, if signed in. */
  readonly applicantPerson?: string
  /** The matter and act that begin it, if one does. */
  readonly begunBy?: { readonly matter: string; readonly seq: number; readonly kind: string }
}

type Party = Readonly<Record<string, string | undefined>>

const PARTY_CIPHERS = {
  name: 'nameCipher',
  phone: 'phoneCipher',
  idNumber: 'idNumberCipher',
  email: 'emailCipher',
  address: 'addressCipher',
} as const

/**
 * Opens a matter: validates, records, numbers and seals it in one stroke. The
 * same idempotency key twice, also at the same moment, opens one matter.
 */
export async function openMatter(
  context: CaseContext,
  definition: Definition,
  request: OpenRequest,
): Promise<Done | Refusal | InvalidInput> {
  const input = checked(context, definition, request)
  if (isRefusal(input.acted)) return input.acted
  if (isInvalidInput(input.acted) || isInvalidInput(input.party)) return joinFaults(input.acted, input.party)
  const opener = { leadOffice: request.actor.office, assistingOffices: [], assignee: null }
  const fault = await assignmentFault(context, opener, input.acted.matter)
  if (fault) return fault
  const documents = await findDocuments(context, request.owner, request.documents ?? [])
  if (isRefusal(documents)) return (await answeredBefore(context, request, definition.id)) ?? documents
  const id = uuid()
  const receiptNumber = await nextReceiptNumber(context.db, input.acted.matter.openedOn)
  try {
    await record(context, definition, request, { id, receiptNumber, acted: input.acted, party: input.party, documents })
  } catch (error) {
    if (violatedKey(error) !== 'idempotency_pkey') throw error
    const before = await answeredBefore(context, request, definition.id)
    if (!before) throw error
    return before
  }
  const { matter, clocks } = input.acted
  return { done: true, id, seq: 1, repeated: false, now: { matter, clocks, receiptNumber } }
}

function checked(context: CaseContext, definition: Definition, request: OpenRequest) {
  const { actor, input, happenedOn } = request
  const acted = open(definition, {
    input,
    actor,
    today: context.today,
    ...(happenedOn ? { happenedOn } : {}),
    recordedAt: context.now.toISOString(),
    settings: context.settings,
  })
  return { acted, party: checkedParty(definition, request) }
}

/** Citizens say who they are; staff and machines pass on what the sender gave. */
function checkedParty(definition: Definition, request: OpenRequest): Party | undefined | InvalidInput {
  const { party } = definition.open
  if (!party) return request.party === undefined ? undefined : { invalid: true, errors: [NO_PARTY] }
  if (request.party === undefined && request.actor.role !== 'citizen') return undefined
  const result = parse(party, request.party, 'party')
  return 'invalid' in result ? result : (result.value as Party)
}

const NO_PARTY = { path: 'party', message: '这里不收集个人信息，请删去“party”' }

function joinFaults(...results: unknown[]): InvalidInput {
  return { invalid: true, errors: results.filter(isInvalidInput).flatMap(({ errors }) => errors) }
}

async function record(
  context: CaseContext,
  definition: Definition,
  request: OpenRequest,
  opened: {
    id: string
    receiptNumber: string
    acted: Acted
    party: Party | undefined
    documents: readonly { id: string; name: string; digest: string }[]
  },
): Promise<void> {
  const { id, receiptNumber, acted, party, documents } = opened
  const county = context.county.code
  const event = {
    ...acted.event,
    terms: {
      ...acted.event.terms,
      opening: {
        procedure: definition.id,
        version: definition.version,
        receiptNumber,
        channel: request.channel,
        ...(request.begunBy ? { begunBy: request.begunBy } : {}),
        ...(party ? { party: hmacSm3(context.keys.ledger, id, canonicalJson(party)).toString('hex') } : {}),
      },
      ...(documents.length > 0 ? { documents } : {}),
    },
  }
  await insertMatter(context.db, {
    county,
    id,
    receiptNumber,
    channel: request.channel,
    matter: acted.matter,
    event,
    digest: eventDigest(context.keys, GENESIS, { county, matter: id }, event),
    clocks: acted.clocks,
    searchText: definition.open.searchText?.(event.input) ?? '',
    ...(acted.appointment && 'on' in acted.appointment ? { appointment: acted.appointment } : {}),
    ...(party ? { party: sealedParty(context, id, party, request) } : {}),
    documents: documents.map((document) => document.id),
    once: writeOnce(request, definition.id, { id, seq: 1 }),
  })
}

function sealedParty(
  { vault, county, now }: CaseContext,
  id: string,
  party: Party,
  { applicantPerson, confirmed = [] }: OpenRequest,
): Omit<PartyTable, 'county' | 'matter'> {
  const seal = (field: keyof typeof PARTY_CIPHERS) => {
    const text = party[field]
    return text ? vault.seal(text, [county.code, id, field]) : null
  }
  return {
    person: applicantPerson ?? null,
    nameCipher: seal('name'),
    phoneCipher: seal('phone'),
    idNumberCipher: seal('idNumber'),
    emailCipher: seal('email'),
    addressCipher: seal('address'),
    phoneConfirmedAt: confirmed.includes('phone') ? now : null,
    emailConfirmedAt: confirmed.includes('email') ? now : null,
  }
}

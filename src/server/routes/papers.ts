import { withCorrections } from '../../engine/fold.ts'
import { mayRead } from '../../engine/permit.ts'
import type { Role } from '../../engine/roles.ts'
import { listOffices } from '../../modules/accounts/index.ts'
import { renderPaper } from '../../modules/documents/index.ts'
import { recordReading } from '../../store/audit.ts'
import { eventOf, listEvents } from '../../store/events.ts'
import { findMatter, matterOf } from '../../store/matters.ts'
import { type Call, type Endpoint, param } from '../endpoint.ts'
import { sourceOf, templateOf } from '../present/papers.ts'
import { openParty } from '../present/party.ts'
import { namesInEvents } from '../present/timeline.ts'
import { absent } from '../problem.ts'
import { READERS } from './desk.ts'
import { isApplicant, matterId } from './matters.ts'

/** The media type of a Word file. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Notices and decisions as they go out. */
export const paperEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/matters/{id}/papers/{seq}',
    summary: '一步办理所出的文书（docx）',
    tag: '办理',
    allow: [...READERS.filter((who) => who !== 'machine:read'), 'applicant', 'citizen'],
    handle: paper,
  },
]

async function paper(call: Call): Promise<Response> {
  const { services, context, caller, c } = call
  const { db, county } = context
  const row = (await findMatter(db, county.code, matterId(call))) ?? absent()
  const definition = services.registry.get(row.procedure, row.version)
  const own = await isApplicant(call, row.id)
  const staff = caller.kind === 'session' && caller.actor.role !== 'citizen'
  if (!own && !(staff && mayRead(definition, matterOf(row), caller.actor))) return absent()
  const events = withCorrections(definition, (await listEvents(db, county.code, row.id)).map(eventOf))
  const event = events.find(({ seq }) => String(seq) === param(call, 'seq')) ?? absent()
  const template = templateOf(definition, event, own ? 'applicant' : 'staff') ?? absent()
  const [party, names, offices] = await Promise.all([
    template.to === 'applicant' || template.named ? openParty(services, context, row.id) : undefined,
    namesInEvents(services, context, definition, events, { offices: [row.leadOffice, ...row.assistingOffices] }),
    listOffices({ db, county: county.code }),
  ])
  const townships = new Set(offices.filter(({ kind }) => kind === 'township').map(({ id }) => id))
  const written = template.write(
    sourceOf(context, definition, { row, events, event, names, applicant: party?.name, townships }),
  )
  // The letter bears the applicant's name: whoever of the staff opens it has read it.
  if (!own && party?.name)
    await recordReading(db, county.code, {
      person: caller.actor.person,
      role: caller.actor.role as Role,
      matter: row.id,
      subject: 'name',
      reason: `制作${written.title}`,
      readAt: context.now,
    })
  const bytes = await renderPaper(written)
  const name = `${written.title}${written.number ?? ''}.docx`
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': DOCX,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-store',
  })
}

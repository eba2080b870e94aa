import type { Role } from '../../engine/roles.ts'
import { renderDossier } from '../../modules/documents/index.ts'
import type { Dossier } from '../../papers/dossier.ts'
import { recordReading } from '../../store/audit.ts'
import type { Call, Endpoint } from '../endpoint.ts'
import { presentDossier } from '../present/dossier.ts'
import { READERS } from './desk.ts'
import { DOCX } from './papers.ts'
import { readable } from './readable.ts'

const common = {
  method: 'get',
  tag: '办理',
  // People only: a machine that reads matters has no use for a bound file.
  allow: READERS.filter((who) => who !== 'machine:read'),
} as const

/** The whole file of a matter, for whoever may read the matter; taking it out is logged. */
export const dossierEndpoints: readonly Endpoint[] = [
  {
    ...common,
    path: '/api/matters/{id}/dossier',
    summary: '全案卷宗：封面、目录、提交内容、办理经过、文书、材料目录、期限推算（记录在案）',
    handle: async (call) => call.c.json(await takeOut(call, '调阅全案卷宗')),
  },
  {
    ...common,
    path: '/api/matters/{id}/dossier/docx',
    summary: '全案卷宗（docx，记录在案）',
    handle: download,
  },
]

async function takeOut(call: Call, reason: string): Promise<Dossier> {
  const row = await readable(call)
  const { services, context, caller } = call
  const dossier = await presentDossier(services, context, row, caller.actor)
  await recordReading(context.db, context.county.code, {
    person: caller.actor.person,
    role: caller.actor.role as Role,
    matter: row.id,
    subject: 'dossier',
    reason,
    readAt: context.now,
  })
  return dossier
}

async function download(call: Call): Promise<Response> {
  const dossier = await takeOut(call, '导出全案卷宗')
  const bytes = await renderDossier(dossier)
  const name = `全案卷宗${dossier.receiptNumber}.docx`
  return call.c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': DOCX,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-store',
  })
}

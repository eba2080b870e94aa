import { randomUUID } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { mayRead } from '../../engine/permit.ts'
import { firstSigns } from '../../language/first-signs.ts'
import { sm3 } from '../../store/keys.ts'
import { findMatter, matterOf } from '../../store/matters.ts'
import type { DocumentInfo } from '../api-types.ts'
import { LARGEST_FILE, readBytes } from '../body.ts'
import { type Call, type Endpoint, param } from '../endpoint.ts'
import { absent, fail } from '../problem.ts'
import { isApplicant } from './matters.ts'

/** What may be handed in, by what the file really is. Text has no signature and is checked for being text. */
const KINDS: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  cfb: 'application/x-cfb',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  txt: 'text/plain',
}

/** Endings that may name a file of a kind. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpg', 'jpeg'],
  heic: ['heic', 'heif'],
  cfb: ['doc', 'xls'],
  m4a: ['m4a', 'mp4'],
  mp4: ['mp4', 'm4v'],
}

const ACCEPTED = 'PDF、Word、Excel、图片（jpg、png、webp、heic）、录音录像（mp3、m4a、mp4）和 txt'

/** Files handed in with matters. */
export const documentEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/documents',
    summary: '上传附件（multipart，字段 file，不超过 10 MB）',
    tag: '附件',
    allow: ['anybody'],
    limit: 'submit',
    idempotent: false,
    handle: upload,
  },
  {
    method: 'get',
    path: '/api/documents/{id}',
    summary: '下载附件',
    tag: '附件',
    allow: ['anybody'],
    handle: download,
  },
]

async function upload(call: Call): Promise<Response> {
  const { c, services, context, caller } = call
  const { name, bytes } = await uploaded(call)
  const kind = await kindOf(bytes, name)
  const id = randomUUID()
  const county = context.county.code
  const info: DocumentInfo = { id, name, mediaType: KINDS[kind] ?? 'application/octet-stream', size: bytes.length }
  await context.db
    .insertInto('document')
    .values({
      county,
      ...info,
      matter: null,
      owner: caller.owner ?? 'visitor',
      digest: sm3(bytes),
      contentCipher: services.vault.sealBytes(bytes, [county, id, 'content']),
      uploadedAt: context.now,
    })
    .execute()
  return c.json(info, 201)
}

async function uploaded({ c }: Call): Promise<{ name: string; bytes: Buffer }> {
  const type = c.req.header('content-type') ?? ''
  if (!/^multipart\/form-data/i.test(type))
    return fail(415, 'not-multipart', '请以 multipart/form-data 上传，文件放在 file 字段')
  const body = await readBytes(c, LARGEST_FILE + 10_000, '附件超过 10 MB，请压缩后再上传')
  const form = await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined)
  const file = form?.get('file')
  if (!(file instanceof File)) return fail(422, 'no-file', '没有收到文件，请把文件放在 file 字段重新上传')
  if (file.size === 0) return fail(422, 'empty-file', '这是一个空文件，请重新选择')
  if (file.size > LARGEST_FILE) return fail(413, 'too-large', '附件超过 10 MB，请压缩后再上传')
  return { name: safeName(file.name), bytes: Buffer.from(await file.arrayBuffer()) }
}

/** A name without folders, control characters, or a length no screen shows. */
function safeName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const bare = (name.split(/[\\/]/).at(-1) ?? '').normalize('NFC').replace(/[\u0000-\u001f\u007f"<>|:*?]/g, '')
  const [stem = '', ending = ''] = splitName(bare)
  return `${firstSigns(stem, 80) || '附件'}${ending ? `.${ending}` : ''}`
}

function splitName(name: string): [stem: string, ending: string] {
  const at = name.lastIndexOf('.')
  return at <= 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1).toLowerCase()]
}

/** What the file is by its content. Fails with 415 if that is not accepted, or not what its name says. */
async function kindOf(bytes: Buffer, name: string): Promise<string> {
  const [, ending] = splitName(name)
  const found = await fileTypeFromBuffer(bytes)
  const kind = found?.ext ?? (isText(bytes) ? 'txt' : undefined)
  if (!kind || !KINDS[kind]) return fail(415, 'document-not-accepted', `这种文件不能上传，请改用${ACCEPTED}`)
  const endings = ENDINGS[kind] ?? [kind]
  if (!endings.includes(ending))
    return fail(415, 'document-disguised', `文件内容与扩展名“.${ending}”不符，请用原来的扩展名重新上传`)
  return kind
}

function isText(bytes: Buffer): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\u0000')
  } catch {
    return false
  }
}

async function download(call: Call): Promise<Response> {
  const { c, context, services } = call
  const { db, county } = context
  const id = param(call, 'id')
  if (!/^[0-9a-f-]{36}$/.test(id)) return absent()
  const row = await db
    .selectFrom('document')
    .selectAll()
    .where('county', '=', county.code)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.matter || !(await mayHave(call, row.matter))) return absent()
  const content = services.vault.openBytes(row.contentCipher, [county.code, id, 'content'])
  return c.body(new Uint8Array(content), 200, {
    'content-type': row.mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`,
    'cache-control': 'private, no-store',
  })
}

async function mayHave(call: Call, matter: string): Promise<boolean> {
  const { caller, context, services } = call
  if (await isApplicant(call, matter)) return true
  if (caller.kind === 'anonymous' || caller.kind === 'applicant' || caller.actor.role === 'citizen') return false
  const row = await findMatter(context.db, context.county.code, matter)
  return row !== undefined && mayRead(services.registry.get(row.procedure, row.version), matterOf(row), caller.actor)
}

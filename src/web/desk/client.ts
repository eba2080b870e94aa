import type { DocumentInfo, SessionInfo } from '../../server/api-types.ts'
import { base, get, send as sendAs, sendFile as sendFileAs, upload as uploadAs } from '../shared/api.ts'

/** Query of a read; absent values are left out. */
export type Query = Readonly<Record<string, string | undefined>>

/** What a write may carry besides its body. */
export interface WriteOptions {
  /** Idempotency key; a fresh one unless the same request may be sent again. */
  key?: string
  /** Version of the matter the person was looking at. */
  seq?: number
}

let csrf = ''

/** Keeps the token that goes back with every write of this session. */
export function rememberCsrf(session: SessionInfo): SessionInfo {
  csrf = session.csrf
  return session
}

/** Reads as the member of staff who is signed in. Throws an ApiError. */
export function read<T>(path: string, query: Query = {}): Promise<T> {
  return get<T>(path, query, { cookie: true })
}

/** Writes as the member of staff who is signed in. Throws an ApiError. */
export function send<T = unknown>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  options: WriteOptions = {},
): Promise<T> {
  return sendAs<T>(method, path, body, { ...options, csrf, cookie: true })
}

/** Sends a file as the body of a write. Throws an ApiError. */
export function sendFile<T>(path: string, file: Blob): Promise<T> {
  return sendFileAs<T>(path, file, { csrf, cookie: true })
}

/** Uploads one file, telling how far it is (0–1). */
export function upload(file: File, onProgress: (part: number) => void): Promise<DocumentInfo> {
  return uploadAs(file, { csrf, cookie: true }, onProgress)
}

/** A path of the API as an address that a link can hold. */
export function addressOf(path: string): string {
  return base + path
}

import { base } from '../../shared/api.ts'

/** A file of a draft, kept on this device until the letter is sent. */
export interface KeptFile {
  readonly id: string
  /** The way in whose draft it belongs to. */
  readonly plural: string
  readonly file: File
  /** The server's name for it, once it is there. */
  readonly document?: string
  readonly uploadedAt?: number
}

const STORE = 'files'

/** Keeps, changes or reads the files of one draft; everything answers undefined where the browser keeps nothing. */
export function keptFiles(plural: string) {
  return {
    keep: (id: string, file: File) => within('readwrite', (store) => store.put({ id, plural, file })),
    uploaded: async (id: string, document: string) => {
      const known = await within<KeptFile>('readonly', (store) => store.get(id))
      if (known) await within('readwrite', (store) => store.put({ ...known, document, uploadedAt: Date.now() }))
    },
    forget: (id: string) => within('readwrite', (store) => store.delete(id)),
    all: async () => (await every()).filter((one) => one.plural === plural),
    forgetDocument: (document: string) => forgetEach((one) => one.document === document),
    forgetAll: () => forgetEach((one) => one.plural === plural),
  }
}

/** The files of a draft, and how to keep them. */
export type FileKeeper = ReturnType<typeof keptFiles>

async function every(): Promise<readonly KeptFile[]> {
  return (await within<KeptFile[]>('readonly', (store) => store.getAll())) ?? []
}

/** In one transaction: all of them or none. */
function forgetEach(meant: (file: KeptFile) => boolean) {
  return within('readwrite', (store) => {
    const request = store.openCursor()
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return
      if (meant(cursor.value as KeptFile)) cursor.delete()
      cursor.continue()
    }
    return request
  })
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<T | undefined> {
  try {
    const database = await opened()
    try {
      const transaction = database.transaction(STORE, mode)
      const request = work(transaction.objectStore(STORE))
      await done(transaction)
      return request.result as T
    } finally {
      database.close()
    }
  } catch {
    // Private browsing, a full disc: the upload itself goes on, and the server keeps it for a day.
    return undefined
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(`heng${base}`, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'id' })
  }
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('not kept'))
  })
}

/** What a transaction wrote is kept once it is complete, not before. */
function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('not kept'))
  })
}

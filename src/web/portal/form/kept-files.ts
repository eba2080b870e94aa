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
    forgetDocument: async (document: string) => {
      for (const one of await every())
        if (one.document === document) await within('readwrite', (store) => store.delete(one.id))
    },
    forgetAll: async () => {
      for (const one of await every())
        if (one.plural === plural) await within('readwrite', (store) => store.delete(one.id))
    },
  }
}

/** The files of a draft, and how to keep them. */
export type FileKeeper = ReturnType<typeof keptFiles>

async function every(): Promise<readonly KeptFile[]> {
  return (await within<KeptFile[]>('readonly', (store) => store.getAll())) ?? []
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<T | undefined> {
  try {
    const database = await opened()
    try {
      return (await answered(work(database.transaction(STORE, mode).objectStore(STORE)))) as T
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
  return answered(request)
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('not kept'))
  })
}

import type { DraftAnswer, DraftInfo, DraftSaved } from '../../../server/api-types/drafts.ts'
import { problemOf } from '../../shared/api.ts'
import { read, send } from '../client.ts'
import { readLocal, removeLocal, writeLocal } from './local-draft.ts'

/** How a draft stands, as a form shows it. */
export interface DraftState {
  /** Something written before stands in the form. */
  readonly restored: boolean
  /** Where the newest words are: nowhere yet, in this tab only, or on the server. */
  readonly kept: 'nowhere' | 'here' | 'server'
  readonly savedAt: string | null
  /** What stands on the server instead of what was seen last; null if it is gone there. */
  readonly conflict: { readonly draft: DraftInfo | null } | null
}

/** After the last key it waits so long before it is sent. */
const PAUSE_MS = 1_200
/** A server out of reach is tried again after so long. */
const RETRY_MS = 15_000

/**
 * Keeps one form's draft: in this tab at every key, on the server a moment later, so that it is
 * found on another machine. Nothing is overwritten unseen: where the server holds another version
 * than the one this was written over, the person chooses.
 */
export class DraftSync {
  readonly #name: string
  readonly #path: string
  readonly #fill: (values: Record<string, unknown>) => void
  #values: Record<string, unknown> | undefined
  #base: string | null
  #dirty: boolean
  #typed = false
  #over = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> = Promise.resolve()
  #state: DraftState
  readonly #listeners = new Set<() => void>()

  constructor(name: string, fill: (values: Record<string, unknown>) => void) {
    this.#name = name
    this.#path = `/api/desk/drafts/${encodeURIComponent(name)}`
    this.#fill = fill
    const local = readLocal(name)
    this.#values = local?.values
    this.#base = local?.base ?? null
    this.#dirty = local?.dirty ?? false
    const kept = local ? (local.dirty ? 'here' : 'server') : 'nowhere'
    this.#state = { restored: local !== undefined, kept, savedAt: null, conflict: null }
  }

  /** What to begin the form with. */
  get initial(): Record<string, unknown> | undefined {
    return this.#values
  }

  readonly state = (): DraftState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks what the server holds. Without it the tab's own copy does. */
  async start(): Promise<void> {
    this.#over = false
    const answer = await read<DraftAnswer>(this.#path).catch(() => undefined)
    if (!answer || this.#over) return
    const { draft } = answer
    if (draft?.version === this.#base || (!draft && this.#base === null)) {
      if (draft && !this.#dirty) this.#set({ kept: 'server', savedAt: draft.savedAt })
      if (this.#dirty) this.#later(0)
    } else if (draft && !this.#dirty && !this.#typed) this.#take(draft)
    else this.#set({ conflict: { draft } })
  }

  /** Leaves the form: what is not on the server yet is sent there. */
  stop(): void {
    this.#over = true
    clearTimeout(this.#timer)
    if (this.#dirty && !this.#state.conflict) void this.#save()
  }

  /** Notes what stands in the form. Files are left out: an upload that no form sends is swept away by the server. */
  keep(values: object): void {
    const { documents: _, ...rest } = values as Record<string, unknown>
    this.#values = rest
    this.#typed = true
    this.#dirty = true
    this.#hold()
    this.#set({ kept: 'here' })
    this.#later(PAUSE_MS)
  }

  /** It was sent, or is no longer wanted. */
  drop(): void {
    clearTimeout(this.#timer)
    removeLocal(this.#name)
    this.#values = undefined
    this.#base = null
    this.#dirty = false
    this.#typed = false
    this.#set({ restored: false, kept: 'nowhere', savedAt: null, conflict: null })
    // After what is on its way, which would otherwise bring it back.
    this.#sending = this.#sending.then(() => send('DELETE', this.#path).then(ignore, ignore))
  }

  /** The one on the server is right; if there is none, an empty form. */
  takeTheirs(): void {
    const draft = this.#state.conflict?.draft
    if (draft) this.#take(draft)
    else {
      this.#fill({})
      this.drop()
    }
  }

  /** The one in the form is right: it goes over the other. */
  keepMine(): void {
    this.#base = this.#state.conflict?.draft?.version ?? null
    this.#dirty = true
    this.#set({ conflict: null })
    this.#later(0)
  }

  #take({ values, version, savedAt }: DraftInfo): void {
    this.#values = values
    this.#base = version
    this.#dirty = false
    this.#hold()
    this.#fill(values)
    this.#set({ restored: true, kept: 'server', savedAt, conflict: null })
  }

  #later(ms: number): void {
    clearTimeout(this.#timer)
    if (this.#state.conflict) return
    this.#timer = setTimeout(() => void this.#save(), ms)
  }

  #save(): Promise<void> {
    this.#sending = this.#sending.then(() => this.#put())
    return this.#sending
  }

  async #put(): Promise<void> {
    const values = this.#values
    if (!values || !this.#dirty || this.#state.conflict) return
    try {
      const { version, savedAt } = await send<DraftSaved>('PUT', this.#path, { values, version: this.#base })
      // Dropped meanwhile: what was saved just now is deleted next.
      if (this.#values === undefined) return
      this.#base = version
      this.#dirty = this.#values !== values
      this.#hold()
      this.#set({ savedAt, ...(this.#dirty ? {} : { kept: 'server' }) })
    } catch (error) {
      const { status, code, draft = null } = problemOf(error)
      if (code === 'draft-changed') this.#set({ conflict: { draft } })
      else if ((status === 0 || status >= 500) && !this.#over) this.#later(RETRY_MS)
    }
  }

  #hold(): void {
    if (this.#values) writeLocal(this.#name, { values: this.#values, base: this.#base, dirty: this.#dirty })
  }

  #set(some: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...some }
    for (const listener of this.#listeners) listener()
  }
}

function ignore(): void {}

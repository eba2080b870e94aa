import type { Kysely } from 'kysely'
import { type DispatchTask, listLessons } from '../../store/dispatch-decisions.ts'
import { activeGenerations, type ModelInputs, modelInputs } from '../../store/dispatch-generations.ts'
import type { Schema } from '../../store/schema.ts'
import type { Ruled } from '../dispatch/index.ts'
import { type Precedent, type PrecedentIndex, readPrecedents } from '../precedents/index.ts'
import type { DispatchContext } from './context.ts'
import type { Advised } from './decide.ts'
import { makeModel } from './make-model.ts'
import { type DeskModel, type Message, messageOf } from './models.ts'

const TASKS = ['category', 'office'] as const

/** Single lessons beyond so many no longer count; by then a night's training has taken them up. */
const MOST_LESSONS = 2_000
const PAGE = 500

/** So much advice is remembered; every page of the desk asks for that on the same matters that wait. */
const MOST_REMEMBERED = 2_000

interface Kept {
  readonly model: DeskModel
  readonly generation: number
  /** Of what it was made from: another stamp, another model. */
  readonly stamp: string
  /** Position of the last decision it has learnt from. */
  position: number
}

/** The matter a message is of. */
export interface OwnMatter {
  readonly id: string
  readonly receiptNumber?: string
}

/** The models of a county, as of its last decision. */
export interface CountyModels {
  /** `own` is the matter the message is of: what was decided or ruled on it is no precedent for it. */
  advised(task: DispatchTask, message: Message, own?: OwnMatter): Advised
  /** Rulings that speak for a message, strongest first. */
  precedents(message: Message, about?: { readonly category?: string; readonly not?: string }): Precedent[]
  /** Share of a message's Chinese words that the category model in use does not know; null where it has none. */
  newWords(message: Message): number | null
}

const counties = new WeakMap<Kysely<Schema>, Promise<County>>()

/**
 * The county's models, brought up to its last decision, whoever took it: another
 * process may have followed the events. One small query where nothing changed.
 */
export async function countyModels(context: DispatchContext): Promise<CountyModels> {
  const known = counties.get(context.db) ?? Promise.resolve(new County())
  // One after another: two requests at once must not teach the same lesson twice.
  const next = known.then(async (county) => {
    await county.catchUp(context)
    return county
  })
  counties.set(
    context.db,
    next.catch(() => new County()),
  )
  return next
}

class County implements CountyModels {
  readonly #kept = new Map<DispatchTask, Kept>()

  /** Of matters in store, until anything is learnt. */
  readonly #remembered = new Map<string, Advised>()

  #precedents: { readonly stamp: string; readonly index: PrecedentIndex } | undefined

  advised(task: DispatchTask, message: Message, own?: OwnMatter): Advised {
    if (!own) return this.#advise(task, message, own)
    const key = [task, own.id, own.receiptNumber, message.title, message.body].join('\n')
    const known = this.#remembered.get(key)
    if (known) return known
    const advised = this.#advise(task, message, own)
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear()
    this.#remembered.set(key, advised)
    return advised
  }

  #advise(task: DispatchTask, message: Message, own: OwnMatter | undefined): Advised {
    const kept = this.#kept.get(task)
    if (!kept) throw new Error(`no model for ${task}`)
    const ruled =
      task === 'office'
        ? this.precedents(message, own ? { not: own.id } : {}).map(({ precedent, likeness }): Ruled => {
            const { number, subject, office } = precedent
            return { number, subject, office, likeness }
          })
        : []
    return { advice: kept.model.advise(message, ruled, own?.receiptNumber), generation: kept.generation }
  }

  precedents(message: Message, about: { readonly category?: string; readonly not?: string } = {}): Precedent[] {
    return this.#precedents?.index.for(message, about) ?? []
  }

  newWords(message: Message): number | null {
    return this.advised('category', message).advice.newWords ?? null
  }

  async catchUp(context: DispatchContext): Promise<void> {
    const inputs = await modelInputs(context.db, context.county)
    for (const task of TASKS) {
      const stamp = `${inputs.generations[task].number} ${task === 'office' ? inputs.offices : ''}`
      if (this.#kept.get(task)?.stamp !== stamp) await this.#make(context, task, stamp, inputs)
    }
    const stamp = `${inputs.precedents} ${inputs.offices}`
    if (this.#precedents?.stamp !== stamp) {
      this.#precedents = { stamp, index: await readPrecedents(context.db, context.county) }
      this.#remembered.clear()
    }
    await this.#learn(context, inputs.position)
  }

  async #make(context: DispatchContext, task: DispatchTask, stamp: string, inputs: ModelInputs): Promise<void> {
    const { number, learntUntil } = inputs.generations[task]
    const [active] = number > 0 ? await activeGenerations(context.db, context.county, task) : []
    const model = await makeModel(context, task, active?.file ?? undefined)
    this.#remembered.clear()
    this.#kept.set(task, {
      model,
      generation: number,
      stamp,
      position: Math.max(learntUntil, inputs.position - MOST_LESSONS),
    })
  }

  async #learn({ db, county }: DispatchContext, until: number): Promise<void> {
    for (;;) {
      const after = Math.min(...[...this.#kept.values()].map(({ position }) => position))
      if (after >= until) return
      const lessons = await listLessons(db, county, { after, limit: PAGE })
      for (const { position, task, text, receiptNumber, chosen, overruled, how } of lessons) {
        const kept = this.#kept.get(task)
        if (!kept || position <= kept.position) continue
        // What the program did alone teaches nothing: it would only learn to agree with itself. A recall or a refusal
        // says where a matter does not stand, not that the advice was wrong; what is decided next will tell.
        if (how === 'itself' || how === 'recalled' || how === 'declined') continue
        // Whom an office would rather see with it is an opinion; only that it is not theirs is a fact.
        const label = how === 'returned' ? null : chosen
        kept.model.learn({ message: messageOf(text), reference: receiptNumber, label, not: overruled })
      }
      this.#remembered.clear()
      const reached = lessons.at(-1)?.position ?? until
      for (const kept of this.#kept.values()) kept.position = Math.max(kept.position, reached)
    }
  }
}

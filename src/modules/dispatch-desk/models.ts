import type { Advice } from '../../language/advice.ts'
import type { DispatchTask } from '../../store/dispatch-decisions.ts'
import type { Ruled } from '../dispatch/index.ts'

/** A message as models read it. */
export interface Message {
  readonly title: string
  readonly body: string
}

/** What a decision teaches: the right label, and the one that was wrong. */
export interface Lesson {
  readonly message: Message
  /** Names the matter to those who see it as a like one. */
  readonly reference: string
  readonly label: string | null
  readonly not: string | null
}

/** Advice, and what the office's model adds to it. */
export interface DeskAdvice extends Advice {
  /** On the county's duty list and place names alone, or on its decisions too. */
  readonly basis?: 'duty-list' | 'history'
  /** How many decisions it has learnt from. */
  readonly decisions?: number
  /** A township seems to be meant, and the text does not tell which. */
  readonly missing?: 'place'
}

/** A model at work in a county: advises, and learns from single lessons until it is trained anew. */
export interface DeskModel {
  /** `ruled` are rulings on messages like it, `own` its own matter's reference; only the office's model asks them. */
  advise(message: Message, ruled?: readonly Ruled[], own?: string): DeskAdvice
  learn(lesson: Lesson): void
}

/** The county's models, one for each task. */
export type DeskModels = Readonly<Record<DispatchTask, DeskModel>>

/** The stored text of a matter as a message: its first line is the title. */
export function messageOf(text: string): Message {
  const end = text.indexOf('\n')
  return end < 0 ? { title: text, body: '' } : { title: text.slice(0, end), body: text.slice(end + 1) }
}

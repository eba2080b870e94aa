import { z } from 'zod'
import { contentWords } from '../../../language/function-words.ts'
import { folded, isWord, words } from '../../../language/words.ts'
import type { Line } from '../task.ts'

/** A message as the category model reads it. */
export interface Message {
  readonly title: string
  readonly body: string
}

/** A line of a file of messages with their category. */
export interface LabelledMessage extends Message {
  readonly label: string
  /** Cut into words before, words apart by blanks; '' if it was not. */
  readonly tokens: string
  /** Names messages that are copies of one another. */
  readonly group: string | undefined
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const line = z.object({
  title: text,
  body: text,
  tokens: z.union([text, z.array(z.string()).transform((list) => list.join(' '))]),
  label: z.string().min(1),
  group: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => (value === null || value === undefined ? undefined : String(value))),
})

/** Reads a line; undefined where it has no label or a field of another shape. */
export function readLabelled(value: Line): LabelledMessage | undefined {
  return line.safeParse(value).data
}

/** The words of a message that carry its subject, title first. */
export function messageWords({ title, body }: Message): string[] {
  return contentWords(words(`${title}\n${body}`))
}

/** The words of a text that was cut before. */
export function givenWords(tokens: string): string[] {
  return contentWords(folded(tokens).split(' ').filter(isWord))
}

/** The words of a labelled message: as they were given, else cut here. */
export function labelledWords(message: LabelledMessage): string[] {
  return message.tokens ? givenWords(message.tokens) : messageWords(message)
}

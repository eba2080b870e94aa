import { z } from 'zod'
import type { Line } from '../task.ts'
import type { Message } from './features.ts'

/** A line of a file of messages with the office that handled them. */
export interface LabelledMessage extends Message {
  readonly label: string
  /** How surely the label is right, 0 to 1; 1 where a person set it. */
  readonly confidence: number
  /** Names messages that are copies of one another. */
  readonly group: string | undefined
}

/** Labels this sure or surer may judge a model; others only help to train it. */
export const STRONG = 0.85

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const name = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? undefined : String(value)))
const line = z
  .object({
    title: text,
    body: text,
    label: z.string().trim().min(1),
    conf: z.number().min(0).max(1).nullish(),
    g: name,
    group: name,
  })
  .transform(
    ({ title, body, label, conf, g, group }): LabelledMessage => ({
      title,
      body,
      label,
      confidence: conf ?? 1,
      group: group ?? g,
    }),
  )

/** Reads a line; undefined where it has no label or a field of another shape. */
export function readLabelled(value: Line): LabelledMessage | undefined {
  return line.safeParse(value).data
}

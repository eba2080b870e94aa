import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../calendar/plain-date.ts'

/** Beyond this a field is no longer something a person typed. */
export const LONGEST_TEXT = 20_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the rule is about
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/

/** First character that no honest keyboard makes, as a message; nothing if the text is clean. */
function faultOf(text: string): string | undefined {
  if (!text.isWellFormed()) return '文字里有残缺的字符，请重新输入这一段后再提交'
  const at = text.search(CONTROL)
  if (at >= 0) return `第 ${at + 1} 个字符是不可见的控制字符，请删去后再提交`
  return text.includes('\ufffd') ? '文字里有乱码（�），请以 UTF-8 编码重新输入后再提交' : undefined
}

function cleanText(title: string, min: number, max: number) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? `请填写${title}` : `${title}应为文字`) })
    .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .pipe(
      z.string().superRefine((text, context) => {
        // As the person counts: 𠮷 is one sign, whatever it takes in memory.
        const length = [...text].length
        const short = min <= 1 ? `请填写${title}` : `${title}至少 ${min} 个字，请补充`
        const long = `${title}最多 ${max} 个字，请删减后再提交`
        const fault = length < min ? short : length > max ? long : faultOf(text)
        if (fault) context.addIssue({ code: 'custom', message: fault })
      }),
    )
}

interface TextOptions {
  readonly min?: number
  readonly max?: number
  readonly help?: string
}

/** One line of text, 1–`max` characters (100 unless told), trimmed and NFC-normalised; control characters refused. */
export function line(title: string, { min = 1, max = 100, help }: TextOptions = {}) {
  return cleanText(title, min, max).meta({
    title,
    minLength: min,
    maxLength: max,
    ...(help ? { description: help } : {}),
  })
}

/** Text of several lines, 1–`max` characters (2,000 unless told). */
export function prose(title: string, { min = 1, max = 2_000, help }: TextOptions = {}) {
  return cleanText(title, min, max).meta({
    title,
    widget: 'prose',
    minLength: min,
    maxLength: max,
    ...(help ? { description: help } : {}),
  })
}

/** One of a closed list of Chinese words. */
export function choice<const T extends string>(title: string, options: readonly [T, ...T[]], help?: string) {
  return z
    .enum(options, { error: `${title}应选：${options.join('、')}` })
    .meta({ title, ...(help ? { description: help } : {}) })
}

/** A calendar day 'YYYY-MM-DD'. */
export function day(title: string) {
  return z
    .custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), {
      error: `${title}应为存在的日期，如 2020-03-05`,
    })
    .meta({ title, type: 'string', format: 'date', widget: 'date' })
}

/** A time of the day 'HH:mm', as the county's clocks show it. */
export function clockTime(title: string, { help }: { help?: string } = {}) {
  return z
    .string({ error: `请填写${title}` })
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: `${title}应为 09:05 的样子` })
    .meta({ title, format: 'time', widget: 'time', ...(help ? { description: help } : {}) })
}

/** A whole number within bounds. */
export function whole(title: string, { min, max }: { min: number; max: number }) {
  return z
    .int({ error: `${title}应为整数` })
    .min(min, { error: `${title}不能小于 ${min}` })
    .max(max, { error: `${title}不能大于 ${max}` })
    .meta({ title })
}

/** Yes or no. */
export function yesNo(title: string, help?: string) {
  return z.boolean({ error: `${title}应为是或否` }).meta({ title, ...(help ? { description: help } : {}) })
}

/** An office of the county, by id; that it exists is checked when the act is recorded. */
export function officeId(title: string) {
  return z
    .string({ error: `请选择${title}` })
    .min(1, { error: `请选择${title}` })
    .max(64)
    .meta({ title, widget: 'office' })
}

/** Several offices, by id, none twice. */
export function officeIds(title: string, { max }: { max: number }) {
  return z
    .array(z.string().min(1).max(64), { error: `请选择${title}` })
    .max(max, { error: `${title}最多 ${max} 个` })
    .refine((ids) => new Set(ids).size === ids.length, { error: `${title}重复了，请去掉重复的` })
    .meta({ title, widget: 'offices' })
}

/** A member of staff, by id. */
export function personId(title: string) {
  return z.uuid({ error: `请选择${title}` }).meta({ title, widget: 'person' })
}

/** One of the matter's own steps, by its number in the timeline. */
export function stepNumber(title: string) {
  return whole(title, { min: 1, max: 100_000 }).meta({ title, widget: 'step' })
}

import type { PlainDate } from '../calendar/plain-date.ts'
import type { Facts, Input } from '../engine/matter.ts'

/** A table of a paper. */
export interface PaperTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Shares of the width in percent; equal ones for all but a wider first column unless given. */
  readonly widths?: readonly number[]
}

/** A paragraph, in which a line break begins another, or a table. */
export type PaperBlock = string | PaperTable

/** A notice or decision as text, before it is laid out: pure data. */
export interface Paper {
  readonly title: string
  /** Whom it is addressed to; a decision names its parties in its text instead. */
  readonly addressee?: string
  /** Paragraphs and tables in order. */
  readonly paragraphs: readonly PaperBlock[]
  /** The organ whose seal it bears. */
  readonly signedBy: string
  readonly on: PlainDate
  readonly number?: string
}

/** What a template writes from: one act of a matter, with every name it may need. */
export interface PaperSource {
  /** 清丰县人民政府. */
  readonly government: string
  /** The lead office under its full name: 清丰县城市管理局. */
  readonly organ: string
  /** The lead office is a township. */
  readonly township: boolean
  /** The applicant's name, or 申请人 where nobody wrote it down. */
  readonly applicant: string
  readonly assisting: readonly string[]
  readonly matter: { readonly title: string; readonly openedOn: PlainDate; readonly receiptNumber: string }
  readonly facts: Facts
  /** What the matter was opened with. */
  readonly opening: Input
  /** What was filled in for the act that issues the paper. */
  readonly input: Input
  readonly on: PlainDate
  readonly number?: string
  /** The last day of a clock as it then stood. */
  readonly dayOf: (clock: string) => PlainDate | undefined
}

/** How one kind of paper is written, and whether the applicant may have it. */
export interface PaperTemplate {
  readonly to: 'applicant' | 'others'
  /** Names the party although it goes to others, as an answer to a court does. */
  readonly named?: true
  readonly write: (source: PaperSource) => Paper
}

/** Templates by kind of document. */
export type PaperTemplates = Readonly<Record<string, PaperTemplate>>

/** A field of a form as text. */
export function textOf(input: Input, name: string): string {
  const value = input[name]
  return typeof value === 'string' ? value : ''
}

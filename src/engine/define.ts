import { z } from 'zod'
import type { Length } from '../calendar/length.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { CountId } from '../law/counts.ts'
import type { LawReference } from '../law/reference.ts'
import type { FigureRule } from '../statistics/figure.ts'
import type { Actor, Facts, Input, Matter } from './matter.ts'
import type { Refusal } from './refusal.ts'
import type { Role } from './roles.ts'

/** The stage every matter ends in; procedures need not declare it. */
export const CLOSED = 'closed'

/** What a gate may look at. `input` is absent while the screen only asks whether the action is on offer. */
export interface GateContext<I> {
  readonly input?: I
  readonly today: PlainDate
  /** The day the act happened; `today` unless it is entered late. */
  readonly on: PlainDate
  readonly actor: Actor
  readonly calendar: WorkingCalendar
  /** The last day of a clock that runs or ran, or of a period that must be full; nothing while none can be told. */
  readonly dayOf: (clock: string) => PlainDate | undefined
  /** The county's norm of that id, or the visible default. Throws on an unknown id. */
  readonly norm: (id: string) => Length
  /** A number the county settled. */
  readonly count: (id: CountId) => number
}

/** A precondition: the reason why not, or nothing. It blocks what the law forbids, never what is merely late. */
export type Gate<I> = (matter: Matter, context: GateContext<I>) => Refusal | undefined

/**
 * What an action does to a clock. `pause`/`resume` exclude a span; `restart`
 * counts anew; `continue` undoes a stop, as if it had never been; `extend` adds to the limit, at most as the statute (or `atMost`) allows;
 * `start` with a function starts on the day it gives, or not at all; `until` starts a clock whose last day the act itself names;
 * `when` does one of the plain ones if the facts, as they stood before the act, call for it.
 */
export type ClockVerb<I> =
  | 'start'
  | 'restart'
  | 'continue'
  | 'pause'
  | 'resume'
  | 'stop'
  | { readonly extend: (input: I) => Length; readonly atMost?: Length }
  | { readonly start: (input: I, on: PlainDate, facts: Facts) => PlainDate | undefined }
  | { readonly until: (input: I) => PlainDate | undefined }
  | { readonly when: (facts: Facts) => boolean; readonly verb: 'restart' | 'pause' | 'resume' | 'stop' }

/** A clock: the statute's limit, the county's own norm, or both as two numbers, never one. */
export interface ClockRule {
  readonly label: string
  /** Family of a statutory limit in `law/`, its version chosen by the day the clock starts; or one version, kept whatever the day. */
  readonly limit?: string
  /** Closing the matter does not stop it. */
  readonly outlives?: true
  /** A norm of the county in `law/norms.ts`, or one for each value of a fact. */
  readonly norm?: string | { readonly fact: string; readonly among: Readonly<Record<string, string>> }
  /** No office owes an act by its day: a right that lapses, or somebody else's term. It is shown, and nobody is late by it. */
  readonly noDuty?: true
  /** The fact that names the office whose duty it is; the lead office's where absent. */
  readonly owedBy?: string
}

/** Every norm a clock may run by. */
export function normsOf({ norm }: ClockRule): readonly string[] {
  return norm === undefined ? [] : typeof norm === 'string' ? [norm] : Object.values(norm.among)
}

/** Whom a matter goes to. `null` clears. */
export interface Assignment {
  readonly leadOffice?: string | null
  readonly assignee?: string | null
  readonly assisting?: string | readonly string[]
  /** Assists no longer. */
  readonly released?: string
}

/** A day on which people meet: a hearing, a session, an interview. One of a label holds at a time. */
export interface Appointment {
  readonly label: string
  readonly on: PlainDate
  /** 'HH:mm' in Beijing. */
  readonly time?: string
  readonly place?: string
  /** Anybody may know that it takes place, when and where. */
  readonly public?: true
}

/** Matters of another procedure that an act begins, each linked to its own. */
export interface Begins<I, M = Matter> {
  readonly procedure: string
  /** What they are to this matter, in a word or two. */
  readonly kind: string
  /** The input each is opened with, as if the actor had opened it by hand. */
  readonly inputs: (input: I, matter: M) => readonly Input[]
  /** What the program does to those still open when this matter closes. */
  readonly whenClosed?: { readonly action: string; readonly input: Input }
}

/** Whose a kind of matter is, ruled where offices disputed it: for the next matter of the kind. */
export interface Ruling {
  readonly office: string
  /** The kind of matter in a few words, without anybody's particulars. */
  readonly subject: string
  readonly reason: string
  readonly basis: { readonly kind: string; readonly title: string; readonly article: string }
}

/** Text put before the public: personal data already masked. */
export interface Publication {
  readonly title: string
  readonly question: string
  readonly answer: string
}

/** Who sees an entry of the timeline: staff only, the applicant too, or everybody. */
export type Visibility = 'internal' | 'applicant' | 'public'

/** One action of a procedure, with the literal names of its words. */
export interface ActionRule<R, S, C, O, F, I> {
  readonly label: string
  readonly law?: LawReference
  readonly by: R | readonly R[]
  /** Stages in which it may be taken; 'open' stands for all but the closed one, 'any' for all. */
  readonly from: S | 'open' | 'any' | 'closed' | readonly (S | 'closed')[]
  readonly to: S | 'closed' | 'same'
  /** Where it leads the second time and ever after. */
  readonly toAgain?: S
  readonly input: z.ZodType<I>
  /** Office-bound roles need the lead by default; 'involved' admits assisting offices. */
  readonly standing?: 'lead' | 'involved'
  /** Open to anybody, signed in or not. */
  readonly anyone?: true
  readonly visibility?: Visibility
  readonly gates?: readonly Gate<I>[]
  readonly clocks?: Readonly<Partial<Record<C & string, ClockVerb<I>>>>
  readonly record?: (input: I, facts: F, actor: Actor, on: PlainDate) => Partial<F>
  readonly outcome?: (input: I, facts: F) => O
  readonly assign?: (input: I, facts: F) => Assignment
  readonly relate?: (input: I) => { readonly kind: string; readonly receiptNumber: string }
  readonly publish?: (input: I) => Publication | 'withdraw'
  /** It settles whose kind of matter this is: kept as a precedent. */
  readonly settles?: (input: I) => Ruling
  /** Fixes or moves a meeting, or cancels the one of that label. */
  readonly appoint?: (
    input: I,
    facts: F,
  ) => Appointment | { readonly label: string; readonly cancelled: true } | undefined
  /** The day the law says it happened, whenever it is entered. */
  readonly fixedOn?: (context: Pick<GateContext<I>, 'dayOf'>) => PlainDate | undefined
  /** From its day on the matter counts as received: what was merely sent in before. */
  readonly receives?: true
  /** Opens other matters in the same stroke: all of it happens, or nothing. */
  readonly begins?: Begins<I>
  /** Kind of the numbered document it issues; a key of `documents`. */
  readonly issues?: string
  /** It sets right the day of an earlier event; nothing else moves but what follows from that day. */
  readonly corrects?: (input: I) => { readonly seq: number; readonly happenedOn: PlainDate }
  readonly suspension?: 'begin' | 'end'
  /** May be taken while the matter is suspended. */
  readonly whileSuspended?: true
  /** The screen asks once more before it. */
  readonly danger?: true
}

/** How a matter begins. */
export interface OpenRule<R, S, C, F, I> {
  readonly stage: S
  readonly by: R | readonly R[]
  readonly input: z.ZodType<I>
  /** What is asked of the applicant; encrypted at rest, kept apart from the events. */
  readonly party?: z.ZodType<Readonly<Record<string, string | undefined>>>
  readonly title: (input: I) => string
  /** Text found by search; the title is always found. */
  readonly searchText?: (input: I) => string
  readonly record: (input: I, actor: Actor) => F
  readonly appoint?: (input: I) => Appointment | undefined
  readonly starts: readonly (C & string)[]
  /** Which of `starts` run, where that depends on what was filled in. */
  readonly startsIf?: (clock: C & string, input: I) => boolean
  /** Clocks whose last day what was filled in names. */
  readonly clocks?: Readonly<Partial<Record<C & string, { readonly until: (input: I) => PlainDate | undefined }>>>
  /** Whom it goes to from the start. */
  readonly assign?: (input: I) => Assignment
  /** Opened by the acts of other matters alone, never by hand. */
  readonly onlyBegun?: true
  /** The office of the member of staff who opens it leads it from the start. */
  readonly leadByOpener?: true
  readonly gates?: readonly ((
    context: Omit<GateContext<I>, 'input' | 'dayOf' | 'norm' | 'count'> & { input: I },
  ) => Refusal | undefined)[]
}

/** A procedure as written: every name one of its own words. */
export interface ProcedureRule<R, S, C, O, F> {
  readonly id: string
  readonly version: number
  readonly title: string
  /** URL segment of its matters. */
  readonly plural: string
  readonly law?: LawReference
  /** Whether its law binds a matter with these facts; without it, always. */
  readonly lawBinds?: (facts: F) => boolean
  /** Days of receipt this version governs, both included; the law of another day has another version. */
  readonly inForce?: { readonly from?: PlainDate; readonly to?: PlainDate }
  /** A few plain words for whoever stands before the door. */
  readonly intro: string
  readonly notAccepted?: readonly { readonly what: string; readonly instead: string }[]
  /** The matter itself is public (an interview), not only its published answer. */
  readonly public?: true
  /** Stages off the usual way: shown once the matter has been there. */
  readonly aside?: readonly S[]
  readonly open: OpenRule<R, S, C, F, Input>
  readonly actions: Readonly<Record<string, ActionRule<R, S, C, O, F, Input>>>
  readonly documents?: Readonly<Record<string, { readonly label: string; readonly mark: string }>>
  readonly figures: Readonly<Record<string, FigureRule>>
  readonly balances?: readonly { readonly left: readonly string[]; readonly right: readonly string[] }[]
}

/** The words of a procedure: every name it may use, with its Chinese label. */
export interface WordList<
  R extends string,
  S extends string,
  C extends string,
  O extends string,
  F extends z.ZodObject,
> {
  /** The roles it uses, under the names it has for them. */
  readonly roles: Readonly<Partial<Record<R, string>>> & Readonly<Record<R, string>>
  readonly stages: Readonly<Record<S, string>>
  readonly clocks: Readonly<Record<C, ClockRule>>
  readonly outcomes: Readonly<Record<O, { readonly label: string; readonly law?: LawReference; readonly row?: string }>>
  readonly facts: F
}

/** An action as the engine holds it: names widened to strings. */
export type ActionDefinition = ActionRule<Role, string, string, string, Facts, Input>

/** A procedure as the engine holds it: words and rules together. */
export interface Definition extends ProcedureRule<Role, string, string, string, Facts> {
  readonly roles: Readonly<Partial<Record<Role, string>>>
  readonly stages: Readonly<Record<string, string>>
  readonly clocks: Readonly<Record<string, ClockRule>>
  readonly outcomes: Readonly<
    Record<string, { readonly label: string; readonly law?: LawReference; readonly row?: string }>
  >
  readonly facts: z.ZodObject
}

/**
 * Words first, then rules: fixes a procedure's names so that a misspelt stage,
 * role, clock or outcome is a compile error, and each action infers its own input.
 *
 * @example
 * const w = words({ roles: { clerk: '管理员' }, stages: { lent: '借出' }, clocks: {}, outcomes: { returned: { label: '已还' } }, facts: z.object({}) })
 * const card = w.procedure({ id: 'library-card', … })
 */
export function words<
  const R extends Role,
  const S extends string,
  const C extends string,
  const O extends string,
  F extends z.ZodObject,
>(list: WordList<R, S, C, O, F>) {
  type FactsOf = z.infer<F>
  return {
    /** An action whose functions see its own input type. */
    action<I>(rule: ActionRule<R, S, C, O, FactsOf, I>): ActionRule<R, S, C, O, FactsOf, Input> {
      return rule as unknown as ActionRule<R, S, C, O, FactsOf, Input>
    },
    /** The opening of a matter, seeing its own input type. */
    opening<I>(rule: OpenRule<R, S, C, FactsOf, I>): OpenRule<R, S, C, FactsOf, Input> {
      return rule as unknown as OpenRule<R, S, C, FactsOf, Input>
    },
    /** The finished definition, checked as a whole by `check()` at start. */
    procedure(rule: ProcedureRule<R, S, C, O, FactsOf>): Definition {
      return { ...rule, ...list } as unknown as Definition
    },
  }
}

/** True if the version governs matters received that day. */
export function governs({ inForce: { from, to } = {} }: Pick<Definition, 'inForce'>, on: PlainDate): boolean {
  return (!from || from <= on) && (!to || on <= to)
}

/** An action's roles as a list. */
export function rolesOf(rule: { readonly by: Role | readonly Role[] }): readonly Role[] {
  return typeof rule.by === 'string' ? [rule.by] : rule.by
}

/** The stages an action may be taken in, as names of stages. */
export function stagesOf(definition: Definition, action: ActionDefinition): readonly string[] {
  const open = Object.keys(definition.stages).filter((stage) => stage !== CLOSED)
  if (action.from === 'open') return open
  if (action.from === 'any') return [...open, CLOSED]
  return typeof action.from === 'string' ? [action.from] : action.from
}

/** The stage an action leads to from where the matter is, given how often it was taken before. */
export function stageAfter({ to, toAgain }: ActionDefinition, from: string, timesBefore: number): string {
  const next = toAgain && timesBefore > 0 ? toAgain : to
  return next === 'same' ? from : next
}

/** The stages an action may lead to, 'same' left out. */
export function targetsOf({ to, toAgain }: ActionDefinition): readonly string[] {
  return [...(to === 'same' ? [] : [to]), ...(toAgain ? [toAgain] : [])]
}

/** A form: refuses fields it does not know. */
export function form<T extends z.ZodRawShape>(shape: T): z.ZodObject<T, z.core.$strict> {
  return z.strictObject(shape)
}

import type { PlainDate } from '../../calendar/plain-date.ts'
import type { Role } from '../../engine/roles.ts'
import type { NewOffice, OfficeState } from '../accounts/index.ts'

/** What is wrong with a row, and in which cell. */
export interface RowError {
  readonly cell: string
  /** The same in words: 单位!第 7 行“类别”. */
  readonly place: string
  readonly message: string
}

/** An office of the file. */
export interface PlannedOffice extends Required<NewOffice> {
  readonly place: string
  readonly does: 'create' | 'change' | 'keep'
  /** What stands now, where it is changed. */
  readonly before: Pick<OfficeState, 'name' | 'kind' | 'duties'> | null
}

/** A post of a person of the file. */
export interface PlannedPost {
  readonly place: string
  readonly does: 'create' | 'keep'
  readonly role: Role
  readonly office: string | null
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate | null
}

/** A person of the file, once, with every post. */
export interface PlannedPerson {
  readonly place: string
  readonly does: 'create' | 'change' | 'keep'
  readonly name: string
  readonly username: string
  /** Null for somebody new. */
  readonly id: string | null
  /** Has an account and still the one-time password it was made with. */
  readonly waiting: boolean
  readonly posts: readonly PlannedPost[]
}

/** What taking a file over would do. */
export interface ImportPlan {
  readonly offices: readonly PlannedOffice[]
  readonly people: readonly PlannedPerson[]
  /** While there are any, nothing is taken over. */
  readonly errors: readonly RowError[]
}

/** What the county has, as far as a file may touch it. */
export interface Present {
  readonly today: PlainDate
  readonly offices: ReadonlyMap<string, OfficeState>
  /** By username. */
  readonly accounts: ReadonlyMap<
    string,
    {
      readonly person: string
      readonly name: string
      readonly kind: string
      readonly disabled: boolean
      readonly waiting: boolean
    }
  >
  /** Posts held now or later. */
  readonly posts: readonly { readonly person: string; readonly role: string; readonly office: string | null }[]
}

import type { Advice } from '../../../language/advice.ts'
import type { OfficeKind } from '../department/duties.ts'

/** An office on a county's list, as far as dispatch needs it. The county keeps the list; all of it is data. */
export interface Office {
  /** The same everywhere in the county; labels of advice are ids. */
  readonly id: string
  /** As on its door: 清丰县自然资源局, 城关镇人民政府, 城关镇. */
  readonly name: string
  /** What kind of office it is; told from its name where absent. */
  readonly kind?: OfficeKind
  /** Its duties in the county's words, apart by any punctuation: 河道、灌溉、农村饮水. */
  readonly duties?: string
  /** Places it alone answers for beside those on the county's list of places: villages, communities, estates. */
  readonly places?: readonly string[]
  /** False for one that handles no messages (a law firm, a leader). */
  readonly handles?: boolean
}

/** What the county office ruled on a message like this one. */
export interface Ruled {
  readonly number: string
  readonly subject: string
  readonly office: string
  /** How like the message is, 0 to 1. */
  readonly likeness: number
}

/** Advice on the office: labels are ids of offices. */
export interface OfficeAdvice extends Advice {
  /**
   * What it rests on: the list of duties and the names of places alone (a new county; nothing is then `sure`), or the
   * county's own decisions too.
   */
  readonly basis: 'duty-list' | 'history'
  /** How many decisions of the county it has learnt from. */
  readonly decisions: number
  /** A township seems to be meant, and the text does not tell which. */
  readonly missing?: 'place'
}

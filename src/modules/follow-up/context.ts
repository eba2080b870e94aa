import type { CaseContext } from '../casework/index.ts'
import type { Channel } from '../contact/index.ts'

/** How a county asks: of how many, with which link, and what follows if it failed. */
export interface FollowUpRule {
  /** Of a hundred answered closings so many are asked about. */
  readonly share: number
  /** What the program does where the follow-up failed. */
  readonly redo: 'propose' | 'automatic'
  readonly mostRedos: number
  /** Where the portal stands for whoever opens a link, such as https://hd.example.com; empty: no link is sent. */
  readonly portal: string
}

/** What asking needs of a county at one moment. */
export interface FollowUpContext extends CaseContext {
  readonly county: { readonly code: string; readonly mark: string; readonly name: string }
  readonly channels: readonly Channel[]
  readonly rule: FollowUpRule
}

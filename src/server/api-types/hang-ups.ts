import type { MatterRow } from '../api-types.ts'

/** GET /api/hang-ups?cursor=: what waits for money, a plan or a policy, the nearest review first. */
export interface HangUpList {
  items: { matter: MatterRow; cause: string; reviewOn: string; overdue: boolean }[]
  counts: { cause: string; count: number; overdue: number }[]
  nextCursor?: string
}

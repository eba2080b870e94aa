/** What was found wrong first. */
export interface Fault {
  readonly kind:
    | 'changed'
    | 'removed'
    | 'inserted'
    | 'cut-off'
    | 'projection-differs'
    | 'seal-changed'
    | 'seal-removed'
    | 'head-missing'
    | 'head-forged'
  readonly message: string
  readonly matter?: string
  readonly receiptNumber?: string
  readonly seq?: number
  readonly seal?: number
}

/** One thing the palette leads to. */
export interface Entry {
  key: string
  group: '本事项可办' | '事项' | '最近打开' | '页面' | '工作台' | '单位' | '人员'
  label: string
  note?: string
  /** An address, or something done on the spot. */
  to?: string
  run?: () => void
}

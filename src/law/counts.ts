/** A number that the county settles and that is no length of time: how often, how many of a hundred. */
export interface Count {
  readonly name: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Where the default comes from. */
  readonly basis: string
}

/** Every such number with its default; a county changes it in its settings. */
export const COUNTS = {
  'follow-up-share': {
    name: '回访抽取比例（%）',
    value: 100,
    min: 1,
    max: 100,
    basis: '没有法律规定；默认全部回访，由本县确定',
  },
  'follow-up-attempts': {
    name: '按“联系不上”剔除前，至少在几个不同的日子打过电话',
    value: 3,
    min: 1,
    max: 10,
    basis: '没有法律规定；由本县确定',
  },
  'redo-most': {
    name: '回访“未解决”重办几次后，交县政府办协调',
    value: 1,
    min: 0,
    max: 5,
    basis: '没有法律规定；由本县确定',
  },
} as const satisfies Readonly<Record<string, Count>>

/** Name of one of {@link COUNTS}. */
export type CountId = keyof typeof COUNTS

/** The default of a number. */
export function defaultCount(id: CountId): number {
  return COUNTS[id].value
}

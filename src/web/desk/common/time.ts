const PARTS = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** An instant as the county's clocks show it, whatever the computer's own zone: ['2020-03-05', '09:30']. */
export function shanghai(at: string): readonly [on: string, time: string] {
  const [on = '', time = ''] = PARTS.format(new Date(at)).split(' ')
  return [on, time]
}

/** From one day to another in the cell of a table: 2020-01-01 至 2020-03-05; a single day once. */
export function spanText(from: string | null, to: string | null): string {
  return from === to ? (from ?? '') : [from, to].join(' 至 ')
}

/** An instant in the cell of a table: '2020-03-05 09:30'. Sentences say it in words, with `shared/format.ts`. */
export function instantText(at: string | null | undefined): string {
  return at ? shanghai(at).join(' ') : '—'
}

/** '2020-03' as 2020年3月. */
export function monthText(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}

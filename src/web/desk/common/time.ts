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

/** The same in one text: '2020-03-05 09:30'. */
export function instantText(at: string | null | undefined): string {
  return at ? shanghai(at).join(' ') : '—'
}

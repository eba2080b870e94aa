const INSTANT = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** '2020-03-05' as 2020年3月5日; anything else as it is, no day as a dash. */
export function dateText(on: string | null | undefined): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(on ?? '')
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : (on ?? '—')
}

/** An instant on the county's clocks: 2020年3月5日 09:30. */
export function instantText(at: string): string {
  const [on = '', time = ''] = INSTANT.format(new Date(at)).split(' ')
  return `${dateText(on)} ${time}`
}

/** A file's size: 820 KB, 3.4 MB. */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** An action's name as it stands in an address: requestExtension → request-extension. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** The first characters of a text, at most so many, none cut in half: half a rare one such as 𠮷 is refused by the server. */
export function firstSigns(text: string, most: number): string {
  return [...text].slice(0, most).join('')
}

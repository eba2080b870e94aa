/** An office as far as it matters here. */
interface Office {
  readonly kind: string
  readonly closedOn: string | null
}

/** True for what a matter may be addressed or sent to: an agency still there. A law firm advises and handles nothing. */
export function isAgency({ kind, closedOn }: Office): boolean {
  return closedOn === null && kind !== 'law-firm'
}

/** A place in a list ordered by day and id. */
export interface Place {
  readonly on: string
  readonly id: string
}

/** A place as opaque text for a URL. */
export function encodeCursor({ on, id }: Place): string {
  return Buffer.from(`${on} ${id}`).toString('base64url')
}

/** The place such text stands for, or nothing if it is not one of ours. */
export function decodeCursor(text: string): Place | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}) ([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString())
  return match?.[1] && match[2] ? { on: match[1], id: match[2] } : undefined
}

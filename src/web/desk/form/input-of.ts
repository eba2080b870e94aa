/** What the form holds as the body to send: blanks left out, texts trimmed, so that an untouched field is absent. */
export function inputOf(values: unknown): Record<string, unknown> {
  if (!isRecord(values)) return {}
  const kept = Object.entries(values).map(([name, value]) => [name, tidy(value)] as const)
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined))
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  if (Array.isArray(value)) return value.length === 0 ? undefined : value
  if (isRecord(value)) {
    const inner = inputOf(value)
    return Object.keys(inner).length === 0 ? undefined : inner
  }
  return value ?? undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

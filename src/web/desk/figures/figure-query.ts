/** Which period and office: a year, or two days. */
export interface FigureQuery extends Record<string, string | undefined> {
  year?: string
  from?: string
  to?: string
  office?: string
}

/** The period in the address; this year where it names none; nothing until today is known. */
export function periodOf(params: URLSearchParams, today: string | undefined): FigureQuery | undefined {
  const office = params.get('office')
  const extra = office ? { office } : {}
  const from = params.get('from')
  const to = params.get('to')
  if (from && to) return { from, to, ...extra }
  const year = params.get('year') ?? today?.slice(0, 4)
  return year ? { year, ...extra } : undefined
}

/** Only the entries that have a value. */
export function defined(query: FigureQuery): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

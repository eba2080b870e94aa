import { useLocation, useSearchParams } from 'react-router'

/** The list's filters as they stand in the address; absent means the default. */
export interface Filters {
  q: string
  procedure: string
  stage: string
  office: string
  state: string
  late: string
  mine: string
  openedFrom: string
  openedTo: string
  sort: string
  limit: string
}

const DEFAULTS: Filters = {
  q: '',
  procedure: '',
  stage: '',
  office: '',
  state: 'open',
  late: '',
  mine: '',
  openedFrom: '',
  openedTo: '',
  sort: 'due',
  limit: '20',
}

const NAMES = Object.keys(DEFAULTS) as (keyof Filters)[]

/** Filters and place in the list. The address holds both, so that a link or a reload shows the same page. */
export function useFilters() {
  const [params, setParams] = useSearchParams()
  const filters = Object.fromEntries(
    NAMES.map((name) => [name, params.get(name) ?? DEFAULTS[name]]),
  ) as unknown as Filters
  const narrowed = NAMES.some((name) => !['sort', 'limit'].includes(name) && filters[name] !== DEFAULTS[name])

  /** Another choice begins at the first page again. */
  function change(patch: Partial<Filters>) {
    const next = new URLSearchParams()
    for (const name of NAMES) {
      const value = patch[name] ?? filters[name]
      if (value !== DEFAULTS[name]) next.set(name, value)
    }
    setParams(next)
  }
  return { filters, change, narrowed, clear: () => setParams({}) }
}

/** Filters as the query of GET /api/matters. */
export function queryOf(filters: Filters): Record<string, string | undefined> {
  return Object.fromEntries(NAMES.map((name) => [name, filters[name] || undefined]))
}

/**
 * Place in a list paged by cursors. The cursors passed on the way are kept in the
 * browser's history entry, since the server only knows the way forward.
 */
export function usePlace() {
  const [params, setParams] = useSearchParams()
  const state: unknown = useLocation().state
  const trail = isTrail(state) ? state.trail : []
  const cursor = params.get('cursor') ?? undefined

  function go(to: string | undefined, through: string[]) {
    const next = new URLSearchParams(params)
    if (to) next.set('cursor', to)
    else next.delete('cursor')
    setParams(next, { state: { trail: through } })
  }
  return {
    cursor,
    page: trail.length + 1,
    atStart: cursor === undefined,
    forward: (to: string) => go(to, [...trail, cursor ?? '']),
    back: () => go(trail[trail.length - 1] || undefined, trail.slice(0, -1)),
  }
}

function isTrail(state: unknown): state is { trail: string[] } {
  return typeof state === 'object' && state !== null && 'trail' in state && Array.isArray(state.trail)
}

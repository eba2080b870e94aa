import { useLocation, useSearchParams } from 'react-router'

/** The list's filters as they stand in the address; absent means the default. */
export interface Filters {
  q: string
  procedure: string
  stage: string
  office: string
  /** 'true': only what no office leads yet. */
  unassigned: string
  state: string
  late: string
  /** A person's id. */
  assignee: string
  mine: string
  openedFrom: string
  openedTo: string
  dueFrom: string
  dueTo: string
  closedFrom: string
  closedTo: string
  /** An action: only where it was ever taken. */
  did: string
  /** An instant: only where somebody else has done something since. */
  changedSince: string
  sort: string
  /** Rows on a page; 'all' scrolls through the whole list. */
  limit: string
  /** Columns besides number and title, comma-separated; empty: those the person settled. */
  columns: string
}

const DEFAULTS: Filters = {
  q: '',
  procedure: '',
  stage: '',
  office: '',
  unassigned: '',
  state: 'open',
  late: '',
  assignee: '',
  mine: '',
  openedFrom: '',
  openedTo: '',
  dueFrom: '',
  dueTo: '',
  closedFrom: '',
  closedTo: '',
  did: '',
  changedSince: '',
  sort: 'due',
  limit: '20',
  columns: '',
}

const NAMES = Object.keys(DEFAULTS) as (keyof Filters)[]

/** Filters and place in the list. The address holds both, so that a link or a reload shows the same page. */
export function useFilters() {
  const [params, setParams] = useSearchParams()
  const filters = Object.fromEntries(
    NAMES.map((name) => [name, params.get(name) ?? DEFAULTS[name]]),
  ) as unknown as Filters
  const narrowed = NAMES.some(
    (name) => !['sort', 'limit', 'columns'].includes(name) && filters[name] !== DEFAULTS[name],
  )

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

/** What is the screen's own affair, not the server's. */
const ON_SCREEN: readonly string[] = ['limit', 'columns']

/** Filters as the query of GET /api/matters, without where it begins and how long it is. */
export function queryOf(filters: Filters): Record<string, string | undefined> {
  return Object.fromEntries(
    NAMES.filter((name) => !ON_SCREEN.includes(name)).map((name) => [name, filters[name] || undefined]),
  )
}

/** Filters as they stand in the address after the question mark; the defaults are left out. */
export function addressOfFilters(filters: Filters): string {
  return new URLSearchParams(
    NAMES.filter((name) => filters[name] !== DEFAULTS[name]).map((name) => [name, filters[name]]),
  ).toString()
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

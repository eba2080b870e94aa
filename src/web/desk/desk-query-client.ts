import { QueryClient } from '@tanstack/react-query'
import { problemOf } from '../shared/api.ts'

/** The desk's cache. A clear answer is not asked for again; a broken line or server is, twice. */
export const deskQueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => {
        const { status } = problemOf(error)
        return count < 2 && (status === 0 || status >= 500)
      },
      // A browser's own belief that it is offline is often wrong: try, and say how it went.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

/**
 * A reading begins the moment a page first names it. Left to itself it would wait until the page has been drawn
 * without it, and the server would stand idle meanwhile.
 */
deskQueryClient.getQueryCache().subscribe(({ type, query }) => {
  const { queryFn, enabled } = query.options as { queryFn?: unknown; enabled?: unknown }
  // Whoever shows it is told of a failure; here nobody is asking.
  if (type === 'added' && queryFn && (enabled ?? true) === true) query.fetch().catch(() => undefined)
})

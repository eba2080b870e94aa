import { firstSigns } from '../../shared/format.ts'
/** What the list of published replies is narrowed to; '' where it is not. */
export interface ReplySearch {
  readonly q: string
  readonly procedure: string
  readonly office: string
  readonly month: string
}

/** No words, no filter. */
export const EVERY_REPLY: ReplySearch = { q: '', procedure: '', office: '', month: '' }

/** The search in an address; what cannot be one is left out. */
export function replySearchIn(search: URLSearchParams): ReplySearch {
  const month = search.get('month') ?? ''
  return {
    q: firstSigns(search.get('q') ?? '', 60),
    procedure: search.get('procedure') ?? '',
    office: search.get('office') ?? '',
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : '',
  }
}

/** The address of a search. */
export function repliesAddress(search: ReplySearch): string {
  const query = new URLSearchParams(
    Object.entries({ ...search, q: search.q.trim() }).filter(([, value]) => value !== ''),
  ).toString()
  return query ? `/replies?${query}` : '/replies'
}

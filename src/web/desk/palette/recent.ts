/** A matter lately opened. */
export interface RecentMatter {
  id: string
  title: string
  number: string
}

/** In this tab only, and gone with the session: titles may name people, and computers are shared. */
const KEY = 'heng-recent'
const MOST = 10

/** Matters lately opened in this tab, the latest first. */
export function recentMatters(): RecentMatter[] {
  const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
  return Array.isArray(kept) ? (kept as RecentMatter[]) : []
}

/** Puts a matter first among those lately opened. */
export function remember(matter: RecentMatter) {
  const others = recentMatters().filter(({ id }) => id !== matter.id)
  sessionStorage.setItem(KEY, JSON.stringify([matter, ...others].slice(0, MOST)))
}

/** Forgets them. */
export function forgetRecent() {
  sessionStorage.removeItem(KEY)
}

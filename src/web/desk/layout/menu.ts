import type { DeskPage } from './pages.ts'

/** Pages folded together under one heading of the menu. */
export interface MenuGroup {
  key: string
  label: string
  pages: readonly DeskPage[]
}

/** Up to this many doors stand in the menu by themselves: folding two away would only cost a stroke. */
const MOST_UNFOLDED = 2

/** The menu of a post: where many kinds of matters may be registered, they stand under one heading in the first's place. */
export function menuOf(pages: readonly DeskPage[]): (DeskPage | MenuGroup)[] {
  const doors = pages.filter(({ folded }) => folded !== undefined)
  if (doors.length <= MOST_UNFOLDED) return [...pages]
  const group: MenuGroup = { key: 'register', label: '登记', pages: doors }
  return pages.flatMap((page): (DeskPage | MenuGroup)[] => {
    if (page === doors[0]) return [group]
    return doors.includes(page) ? [] : [page]
  })
}

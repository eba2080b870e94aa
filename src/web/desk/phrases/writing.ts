import { useQuery } from '@tanstack/react-query'
import { createContext } from 'react'
import type { MentionablePerson } from '../../../server/api-types/desk.ts'
import type { ItemList, MatterPage } from '../../../server/api-types.ts'
import { read } from '../client.ts'

/** What one writes about: lets long fields offer phrases, and colleagues to speak to where that is asked for. */
export const WritingContext = createContext<{ matter: MatterPage; mentions: boolean } | null>(null)

/** A colleague as written after @, told apart from others of the same name. */
export interface Mentionable {
  id: string
  label: string
}

/** Staff who may read the matter. */
export function useMentionable(matter: string | undefined) {
  const query = useQuery({
    queryKey: ['mentionable', matter],
    queryFn: async () => (await read<ItemList<MentionablePerson>>(`/api/matters/${matter}/mentionable`)).items,
    staleTime: 300_000,
    enabled: matter !== undefined,
  })
  const people = query.data ?? []
  const twice = (name: string) => people.filter((each) => each.name === name).length > 1
  return people.map(
    ({ id, name, posts }): Mentionable => ({ id, label: twice(name) ? `${name}（${posts[0] ?? ''}）` : name }),
  )
}

/** Ids of those spoken to in a text. A name that begins another is not taken for it. */
export function mentionedIn(text: string, people: readonly Mentionable[]): string[] {
  const longestFirst = [...people].sort((a, b) => b.label.length - a.label.length)
  const found = new Set<string>()
  for (const [, after = ''] of text.matchAll(/@(?=(.*))/g)) {
    const spoken = longestFirst.filter(({ label }) => after.startsWith(label))
    for (const { id, label } of spoken) if (label === spoken[0]?.label) found.add(id)
  }
  return [...found]
}

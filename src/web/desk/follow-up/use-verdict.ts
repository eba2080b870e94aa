import { useState } from 'react'
import type { Heard } from './use-calls.ts'
import type { Question } from './verdict-choices.tsx'

/** The first answer to whether anybody was reached, as it stands on the screen. */
export const REACHED = '联系上了'

type Said = Partial<Record<Question['name'], string>>

interface Typed {
  readonly id: string | undefined
  readonly said: Said
  readonly words: string
}

/** What is being recorded of one call; another call begins with nothing said. */
export function useVerdict(id: string | undefined) {
  const [kept, setKept] = useState<Typed>({ id, said: {}, words: '' })
  const { said, words } = kept.id === id ? kept : { said: {} as Said, words: '' }
  const keep = (next: Partial<Pick<Typed, 'said' | 'words'>>) => setKept({ id, said, words, ...next })
  return {
    said,
    words,
    write: (next: string) => keep({ words: next }),
    choose(name: Question['name'], value: string | undefined) {
      if (name === 'reached')
        keep({ said: value === REACHED ? { ...said, reached: value } : value ? { reached: value } : {} })
      // Whoever says something was reached.
      else keep({ said: { ...withOne(said, name, value), reached: REACHED } })
    },
    /** What is still to be said before it can be recorded. */
    missing: missingIn(said),
    heard: heardOf(said, words),
  }
}

function withOne(all: Said, name: Question['name'], value: string | undefined): Said {
  const { [name]: _, ...others } = all
  return value === undefined ? others : { ...others, [name]: value }
}

function missingIn({ reached, solved, level }: Said): string | undefined {
  if (!reached) return '还没有选是否联系上'
  if (reached !== REACHED) return undefined
  if (!solved) return '还没有选问题是否解决'
  return level ? undefined : '还没有选是否满意'
}

function heardOf({ reached, solved, level, complaint }: Said, words: string): Heard {
  if (reached !== REACHED) return { reached: false }
  return {
    reached: true,
    ...(solved ? { solved } : {}),
    ...(level ? { level } : {}),
    ...(complaint ? { complaint } : {}),
    ...(words.trim() ? { words: words.trim() } : {}),
  }
}

import { type FormEvent, useId } from 'react'
import { useNavigate } from 'react-router'

interface SearchBoxProps {
  label: string
  initial?: string
  /** Kept beside the words. */
  procedure?: string
}

/** Looks for words in the published replies. */
export function SearchBox({ label, initial = '', procedure = '' }: SearchBoxProps) {
  const id = useId()
  const navigate = useNavigate()
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = new FormData(event.currentTarget).get('q')
    void navigate(repliesAddress(typeof words === 'string' ? words : '', procedure))
  }
  return (
    <search>
      <form className="p-search" onSubmit={search}>
        <label className="p-unseen" htmlFor={id}>
          {label}
        </label>
        <input
          id={id}
          key={initial}
          className="p-input"
          type="search"
          name="q"
          defaultValue={initial}
          maxLength={60}
          placeholder="如：医保、宅基地、入学"
          enterKeyHint="search"
        />
        <button type="submit" className="p-button">
          搜索
        </button>
      </form>
    </search>
  )
}

/** The list of replies holding these words, from one way in or all. */
export function repliesAddress(words: string, procedure: string): string {
  const query = new URLSearchParams()
  if (words.trim()) query.set('q', words.trim())
  if (procedure) query.set('procedure', procedure)
  const text = query.toString()
  return text ? `/replies?${text}` : '/replies'
}

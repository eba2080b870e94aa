import { type FormEvent, useId } from 'react'
import { useNavigate } from 'react-router'
import { EVERY_REPLY, type ReplySearch, repliesAddress } from './reply-search.ts'

interface SearchBoxProps {
  label: string
  initial?: string
  /** Kept beside the words. */
  within?: ReplySearch
}

/** Looks for words in the published replies. */
export function SearchBox({ label, initial = '', within = EVERY_REPLY }: SearchBoxProps) {
  const id = useId()
  const navigate = useNavigate()
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = new FormData(event.currentTarget).get('q')
    void navigate(repliesAddress({ ...within, q: typeof words === 'string' ? words : '' }))
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

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { PartFailed } from '../common/part.tsx'
import { useProcedures } from '../common/queries.ts'
import { Loading } from '../common/states.tsx'
import { FindResults } from './find-results.tsx'
import './find.css'

const EXAMPLES = ['工资被拖欠', '不服罚款', '想看征地文件', '邻居盖房挡光'] as const

const URGENT = [
  { what: '火警', tel: '119' },
  { what: '报警', tel: '110' },
  { what: '急救', tel: '120' },
] as const

/** Finds the way in by everyday words. What is typed stays on this page: it is not sent, kept or counted. */
export function FindBox() {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState(false)
  const asked = useDeferredValue(typed.trim())
  const procedures = useProcedures().data ?? []
  const known = useQuery({
    queryKey: ['worries'],
    queryFn: () => import('./find.ts'),
    enabled: wanted,
    staleTime: Infinity,
  })
  const type = (words: string) => {
    setWanted(true)
    setTyped(words)
  }
  return (
    <search className="f-find">
      <form onSubmit={(event) => event.preventDefault()}>
        <label htmlFor={id} className="f-label">
          遇到什么事？用平常的话写
        </label>
        <p className="p-help" id={`${id}-help`}>
          告诉您走哪个门、找谁、最迟哪一天。写的字只在这台设备上用，不上传、不记录。
        </p>
        <input
          id={id}
          className="p-input"
          type="search"
          value={typed}
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
          aria-describedby={`${id}-help`}
          aria-controls={`${id}-found`}
          onFocus={() => setWanted(true)}
          onChange={({ target }) => type(target.value)}
        />
      </form>
      {asked === '' && (
        <ul className="f-examples" aria-label="比如">
          {EXAMPLES.map((words) => (
            <li key={words}>
              <button type="button" className="f-example" onClick={() => type(words)}>
                {words}
              </button>
            </li>
          ))}
        </ul>
      )}
      {asked === '' && (
        <p className="f-urgent">
          <span>急事：</span>
          {URGENT.map(({ what, tel }) => (
            <span key={tel}>
              {what} <a href={`tel:${tel}`}>{tel}</a>
            </span>
          ))}
        </p>
      )}
      <div id={`${id}-found`}>
        {asked !== '' && known.error && <PartFailed error={known.error} />}
        {asked !== '' && !known.data && !known.error && <Loading lines={3} what="正在找" />}
        {asked !== '' && known.data && <FindResults found={known.data.find(procedures, asked)} typed={asked} />}
      </div>
    </search>
  )
}

import { Link, NavLink } from 'react-router'
import { BrandMark } from '../../shared/brand-mark.tsx'
import { useCounty } from '../common/queries.ts'
import { useElder } from './display.ts'
import { ReadAloud } from './read-aloud.tsx'

const PLACES = [
  { to: '/track', label: '查进度' },
  { to: '/replies', label: '看答复' },
  { to: '/interviews', label: '访谈' },
  { to: '/mine', label: '我的' },
] as const

/** The county's name and the ways about. */
export function Header() {
  const { data } = useCounty()
  const { elder, setElder } = useElder()
  return (
    <header className="p-header">
      <a className="p-skip" href="#content">
        跳到正文
      </a>
      <div className="p-header-in">
        <Link className="p-brand" to="/">
          <BrandMark size={38} />
          <span>
            <strong>{data?.name || '衡'}</strong>
            <span>政民互动</span>
          </span>
        </Link>
        {!data?.setupNeeded && (
          <nav aria-label="主要栏目" className="p-nav">
            {PLACES.map(({ to, label }) => (
              <NavLink key={to} to={to}>
                {label}
              </NavLink>
            ))}
          </nav>
        )}
        <button type="button" className="p-elder-toggle" aria-pressed={elder} onClick={() => setElder(!elder)}>
          {elder ? '标准版' : '大字版'}
        </button>
      </div>
      {elder && (
        <div className="p-elder">
          <ReadAloud />
        </div>
      )}
    </header>
  )
}

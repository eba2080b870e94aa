import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { PrecedentInfo } from '../../../server/api-types/precedents.ts'
import { dateText } from '../../shared/format.ts'
import './precedents.css'

const STANDINGS: Readonly<Record<PrecedentInfo['standing'], string>> = {
  standing: '有效',
  withdrawn: '已撤销',
  replaced: '已替换',
}

/** One ruling: what, whose, why, on what ground, when, under which number. */
export function PrecedentCard({ precedent, children }: { precedent: PrecedentInfo; children?: ReactNode }) {
  const { number, subject, category, officeName, returnedByNames, reason, decidedOn, standing, matter } = precedent
  return (
    <article className={`precedent precedent-${standing}`} aria-label={`先例 ${number}`}>
      <header>
        <h3>{subject}</h3>
        {standing !== 'standing' && <Tag>{STANDINGS[standing]}</Tag>}
        {category && <Tag>{category}</Tag>}
      </header>
      <p>
        由<strong>{officeName}</strong>承办
        {returnedByNames.length > 0 && <span className="desk-quiet">（{returnedByNames.join('、')}曾退回）</span>}
      </p>
      <p className="precedent-reason">{reason}</p>
      <p className="desk-quiet">
        依据：{precedent.basisKind} · {precedent.basisTitle} {precedent.basisArticle}
      </p>
      <p className="desk-quiet">
        {number} · {dateText(decidedOn)}
        {precedent.replacesNumber && ` · 替换 ${precedent.replacesNumber}`}
        {matter && (
          <>
            {' · '}
            <Link to={`/desk/matters/${matter}`}>原事项</Link>
          </>
        )}
      </p>
      {precedent.endedOn && (
        <p className="precedent-ended">
          {dateText(precedent.endedOn)}
          {STANDINGS[standing]}：{precedent.endedBecause}
        </p>
      )}
      {children}
    </article>
  )
}

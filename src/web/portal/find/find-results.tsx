import { Link } from 'react-router'
import { firstSigns } from '../../shared/format.ts'
import type { Found, FoundTopic, FoundWay } from './find.ts'
import { SimilarReplies } from './similar-replies.tsx'

/** Where to turn, the likeliest first. */
export function FindResults({ found: { topics, doors, away }, typed }: { found: Found; typed: string }) {
  const nothing = topics.length + doors.length + away.length === 0
  return (
    <div className="f-found">
      <p className="p-unseen" role="status">
        {nothing
          ? '没有认出来'
          : `找到 ${topics.length + doors.length} 条路，第一条：${topics[0]?.title ?? doors[0]?.name ?? ''}`}
      </p>
      {nothing && <NotFound typed={typed} />}
      {topics.map((topic, at) => (
        <TopicCard key={topic.id} topic={topic} first={at === 0} />
      ))}
      {doors.map(({ id, name, intro, to }) => (
        <section key={id} className="f-topic">
          <h2>
            <Link to={to}>{name}</Link>
          </h2>
          <p>{intro}</p>
        </section>
      ))}
      {away.length > 0 && (
        <details className="f-away">
          <summary>哪些事不在这里办，该找谁</summary>
          <dl className="p-fields">
            {away.map(({ door, what, instead }) => (
              <div key={`${door}${what}`}>
                <dt>{what}</dt>
                <dd>
                  {instead}
                  <span className="p-soft">（“{door}”不收）</span>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}

function TopicCard({ topic: { title, ways, limits, replies }, first }: { topic: FoundTopic; first: boolean }) {
  return (
    <section className={first ? 'f-topic f-topic-first' : 'f-topic'}>
      <h2>{title}</h2>
      <ol className="f-ways">
        {ways.map((way, at) => (
          <li key={way.name}>
            <Way way={way} foremost={first && at === 0} />
          </li>
        ))}
      </ol>
      {limits.length > 0 && (
        <p className="f-limits">
          <span className="p-soft">算一算：</span>
          {limits.map(({ to, name }) => (
            <Link key={to} to={to}>
              {name}
            </Link>
          ))}
        </p>
      )}
      {first && replies && <SimilarReplies word={replies} />}
    </section>
  )
}

function Way({ way: { name, why, to, tel }, foremost }: { way: FoundWay; foremost: boolean }) {
  return (
    <>
      <p className="f-way">
        {to ? (
          <Link className="p-button" to={to}>
            {name}
          </Link>
        ) : (
          <strong>{name}</strong>
        )}
        {tel && (
          <a className={foremost && !to ? 'p-button' : 'f-tel'} href={`tel:${tel}`}>
            拨打 {tel}
          </a>
        )}
      </p>
      <p className="f-why">{why}</p>
    </>
  )
}

function NotFound({ typed }: { typed: string }) {
  return (
    <div className="p-empty">
      <p>没有认出这件事。换个说法，或者从下面选一个门；拿不准就写信，写错了门会有人告诉您该找谁。</p>
      <p>
        <Link to={`/replies?q=${encodeURIComponent(firstSigns(typed, 60))}`}>在公开的答复里找“{typed}”</Link>
        ；急事请拨打 <a href="tel:12345">12345</a>。
      </p>
    </div>
  )
}

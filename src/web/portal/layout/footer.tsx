import { Link } from 'react-router'
import { useCounty } from '../common/queries.ts'

/** What every page ends with: emergencies, other counties, the staff's door. */
export function Footer() {
  const { data } = useCounty()
  const others = data?.counties.filter(({ code }) => code !== data.code) ?? []
  return (
    <footer className="p-footer">
      <div className="p-footer-in">
        <p>
          火情、警情、急病请直接拨打 <a href="tel:119">119</a>、<a href="tel:110">110</a>、<a href="tel:120">120</a>
          ，不要在这里留言等候。
        </p>
        {others.length > 0 && (
          <nav aria-label="其他县" className="p-counties">
            <span>其他县：</span>
            {others.map(({ code, name }) => (
              <a key={code} href={`/c/${code}/`}>
                {name}
              </a>
            ))}
          </nav>
        )}
        <p className="p-footer-links">
          {!data?.setupNeeded && <Places />}
          <span>衡 · 依法办事，件件有据</span>
        </p>
      </div>
    </footer>
  )
}

function Places() {
  return (
    <>
      <Link to="/deadlines">期限推算</Link>
      <Link to="/appointments">公开日程</Link>
      <Link to="/openness">公开统计</Link>
      <Link to="/desk">工作人员入口</Link>
      <a href="/api/docs">开放接口</a>
    </>
  )
}

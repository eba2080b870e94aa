import { Link, useNavigate } from 'react-router'
import { DeviceReceipts } from '../common/device-receipts-list.tsx'
import { useCounty, useProcedures } from '../common/queries.ts'
import { Trouble } from '../common/states.tsx'
import { FindBox } from '../find/find-box.tsx'
import { Page } from '../layout/page.tsx'
import { SearchBox } from '../replies/search-box.tsx'
import { enterTracking } from '../track/credentials.ts'
import { Doors } from './doors.tsx'
import './home.css'

/** The front page: which door is for what, and how to find one's letter again. */
export function HomePage() {
  const { data, error, refetch } = useCounty()
  const doors = useProcedures()
  const navigate = useNavigate()
  return (
    <Page
      title={data ? `有事，跟${data.name}说` : '有事，跟县里说'}
      lead="不用注册。发出就给查询编号，告诉您由谁办、哪一天前答复、为什么是那一天。"
    >
      {error && !doors.error && <Trouble error={error} onRetry={() => void refetch()} />}
      <div className="p-first">
        <FindBox />
        <div className="p-card">
          <h2>已经写过了？</h2>
          <p>凭查询编号和查询码，看办到了哪一步、谁在办、答复是什么，也可以补充材料、催办、评价。</p>
          <Link className="p-button" to="/track">
            查询办理进度
          </Link>
        </div>
      </div>
      <Doors onRetry={() => void refetch()} />
      <section className="p-two" aria-label="查询和推算">
        <div className="p-card">
          <h2>别人问过吗？</h2>
          <p>先找找公开的答复，同样的事也许已经有答案。</p>
          <SearchBox label="搜索公开的答复" />
          <p className="p-links">
            <Link to="/replies">看全部公开的答复</Link>
            <Link to="/openness">答复得怎么样</Link>
          </p>
        </div>
        <div className="p-card">
          <h2>最迟是哪一天？</h2>
          <p>申请公开、复议、起诉、处罚、许可……法定期限从哪天数、到哪天止，选一选就知道，附依据和逐日说明。</p>
          <Link className="p-button" to="/deadlines">
            推算期限
          </Link>
        </div>
        <div className="p-card">
          <h2>近期有什么会？</h2>
          <p>公开举行的访谈、听证、开庭，什么时候、在哪里。</p>
          <Link to="/appointments">看公开日程</Link>
        </div>
      </section>
      <DeviceReceipts
        onOpen={(receipt) => {
          enterTracking(receipt)
          void navigate('/track')
        }}
      />
    </Page>
  )
}

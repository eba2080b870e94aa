import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import type { ItemList, MatterRow } from '../../../server/api-types.ts'
import { get } from '../../shared/api.ts'
import { dateText } from '../../shared/format.ts'
import { useCitizen } from '../common/citizen.ts'
import { DeviceReceipts } from '../common/device-receipts-list.tsx'
import { Empty, Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'
import { enterTracking } from '../track/credentials.ts'

const NONE_HERE = '这台设备上没有记下来信。发送以后在回执上勾选“记在这台设备的‘我的来信’里”，下次就在这里，不用输号码。'

/** What I wrote: under my account, and what this device was asked to remember. */
export function MinePage() {
  const { citizen, isPending } = useCitizen()
  const navigate = useNavigate()
  return (
    <Page title="我的" lead={citizen?.person ? `${citizen.person.name}，您好。` : '不用账号也能写信和查询。'}>
      {isPending && <Loading />}
      {citizen && <OwnMatters />}
      <DeviceReceipts
        {...(citizen || isPending ? {} : { none: NONE_HERE })}
        onOpen={(receipt) => {
          enterTracking(receipt)
          void navigate('/track')
        }}
      />
      {!citizen && !isPending && (
        <div className="p-row">
          <Link className="p-button" to="/track">
            用查询编号查询
          </Link>
          <Link className="p-button p-button-quiet" to="/sign-in">
            登录
          </Link>
          <Link className="p-button p-button-quiet" to="/register">
            注册
          </Link>
        </div>
      )}
    </Page>
  )
}

function OwnMatters() {
  const { caller, signOut } = useCitizen()
  const leave = useMutation({ mutationFn: signOut })
  const { data, error, refetch } = useQuery({
    queryKey: ['mine'],
    queryFn: async () => (await get<ItemList<MatterRow>>('/api/mine', {}, caller)).items,
  })
  return (
    <section aria-labelledby="mine-matters">
      <h2 id="mine-matters">账号名下的来信</h2>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Empty>登录后写的信会列在这里。</Empty>}
      <ul className="p-list">
        {data?.map(({ id, title, receiptNumber, openedOn, stageLabel }) => (
          <li key={id} className="p-list-item">
            <Link to={`/mine/${id}`} className="p-list-open">
              <strong>{title}</strong>
              <span className="p-soft">
                <span className="p-tag">{stageLabel}</span> {dateText(openedOn)} ·{' '}
                <span className="p-nowrap">{receiptNumber}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {leave.isError && <Trouble error={leave.error} />}
      <button
        type="button"
        className="p-button p-button-quiet"
        disabled={leave.isPending}
        onClick={() => leave.mutate()}
      >
        退出登录
      </button>
    </section>
  )
}

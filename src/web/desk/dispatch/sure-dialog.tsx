import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Progress, Table } from 'antd'
import { useState } from 'react'
import type { SureItem, SureList } from '../../../server/api-types/dispatch.ts'
import type { Acted } from '../../../server/api-types.ts'
import { newKey, problemOf } from '../../shared/api.ts'
import { read, send } from '../client.ts'
import { Dialog } from '../common/dialog.tsx'
import { Loading } from '../common/loading.tsx'
import { Nothing } from '../common/nothing.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { percent } from './advice-text.ts'
import { BandTag } from './office-choices.tsx'

interface Done {
  item: SureItem
  /** Version after sending; undefined where it was refused. */
  seq?: number
  fault?: string
}

/** What the models are sure of, looked through and sent at one stroke; the whole stroke can be taken back. */
export function SureDialog({ onClose }: { onClose: () => void }) {
  /** What was ticked or unticked by hand; the rest stands as its band says. */
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({})
  const [done, setDone] = useState<readonly Done[]>([])
  const [state, setState] = useState<'looking' | 'sending' | 'sent' | 'recalling' | 'recalled'>('looking')
  const list = useQuery({
    queryKey: ['dispatch', 'sure'],
    queryFn: () => read<SureList>('/api/dispatch/sure'),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const items = list.data?.items ?? []
  const chosen = items.filter(({ id, band }) => ticked[id] ?? band === 'sure')
  const sentOnes = done.filter(({ seq }) => seq !== undefined)
  const faults = done.filter(({ fault }) => fault !== undefined)

  async function sendAll() {
    setState('sending')
    for (const item of chosen) {
      const one = await sendOne(item)
      setDone((all) => [...all, one])
    }
    setState('sent')
  }
  async function recallAll() {
    setState('recalling')
    const kept: Done[] = []
    for (const one of sentOnes) {
      const fault = await recallOne(one)
      if (fault) kept.push({ item: one.item, fault })
    }
    setDone(kept)
    setState('recalled')
  }

  return (
    <Dialog
      open
      title="成批分办"
      width={900}
      onCancel={onClose}
      mask={{ closable: false }}
      closable={state !== 'sending' && state !== 'recalling'}
      footer={
        <>
          {state === 'sent' && sentOnes.length > 0 && (
            <Button danger onClick={() => void recallAll()}>
              全部收回（{sentOnes.length} 件）
            </Button>
          )}
          <Button disabled={state === 'sending' || state === 'recalling'} onClick={onClose}>
            {state === 'looking' ? '取消' : '关闭'}
          </Button>
          {state === 'looking' && (
            <Button type="primary" disabled={chosen.length === 0} onClick={() => void sendAll()} autoFocus>
              分办 {chosen.length} 件
            </Button>
          )}
        </>
      }
    >
      {list.isPending && <Loading what="正在找有把握的" />}
      {list.isError && <ProblemPanel error={list.error} onRetry={() => list.refetch()} />}
      {list.data && items.length === 0 && (
        <Nothing what={`看过 ${list.data.looked} 件，没有把握够大的；办得多了，把握才会有`} />
      )}
      {state === 'looking' && items.length > 0 && (
        <p className="desk-quiet">有把握的已选上，请确认的须逐件看过再选。退回过的不在内。签收前可以全部收回。</p>
      )}
      {state === 'looking' && items.length > 0 && (
        <Table<SureItem>
          size="small"
          rowKey="id"
          dataSource={items}
          pagination={false}
          scroll={{ y: 420 }}
          rowSelection={{
            selectedRowKeys: chosen.map(({ id }) => id),
            onChange: (keys) => setTicked(Object.fromEntries(items.map(({ id }) => [id, keys.includes(id)]))),
            getCheckboxProps: ({ title }) => ({ 'aria-label': `分办：${title}` }),
          }}
          columns={[
            { title: '标题', dataIndex: 'title', ellipsis: true },
            { title: '分办给', dataIndex: 'officeName', width: 170 },
            { title: '分类', dataIndex: 'category', width: 130, render: (name: string | null) => name ?? '—' },
            { title: '', dataIndex: 'band', width: 80, render: (band: SureItem['band']) => <BandTag band={band} /> },
            { title: '把握', dataIndex: 'probability', width: 70, className: 'desk-number', render: percent },
          ]}
        />
      )}
      {state !== 'looking' && (
        <>
          <Progress
            percent={chosen.length === 0 ? 100 : Math.round((done.length / chosen.length) * 100)}
            showInfo={false}
            aria-label="进度"
          />
          <p role="status">
            {state === 'recalled' || state === 'recalling'
              ? state === 'recalled'
                ? '这一批已收回，回到待分办'
                : '正在收回…'
              : `已分办 ${sentOnes.length} 件，共 ${chosen.length} 件`}
          </p>
          {faults.map(({ item, fault }) => (
            <Alert key={item.id} type="warning" showIcon title={`${item.title}：${fault}`} />
          ))}
        </>
      )}
    </Dialog>
  )
}

async function sendOne(item: SureItem): Promise<Done> {
  const body = { office: item.office, ...(item.category ? { category: item.category } : {}) }
  try {
    const acted = await send<Acted>('POST', `/api/${item.plural}/${item.id}/assign`, body, {
      key: newKey(),
      seq: item.seq,
    })
    return { item, seq: acted.seq }
  } catch (error) {
    return { item, fault: problemOf(error).detail }
  }
}

async function recallOne({ item, seq }: Done): Promise<string | undefined> {
  try {
    await send(
      'POST',
      `/api/${item.plural}/${item.id}/recall`,
      {},
      { key: newKey(), ...(seq === undefined ? {} : { seq }) },
    )
    return undefined
  } catch (error) {
    return problemOf(error).detail
  }
}

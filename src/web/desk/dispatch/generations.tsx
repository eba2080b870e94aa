import { Alert, Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import type { DispatchTaskName, GenerationInfo, RetrainResult } from '../../../server/api-types/dispatch.ts'
import { send } from '../client.ts'
import { Nothing } from '../common/nothing.tsx'
import { instantText } from '../common/time.ts'
import { useWrite } from '../common/use-write.ts'
import { WideTable } from '../common/wide-table.tsx'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'

const STANDINGS: Readonly<Record<GenerationInfo['standing'], { label: string; colour: string }>> = {
  active: { label: '在用', colour: 'success' },
  former: { label: '以前用过', colour: 'default' },
  rejected: { label: '没有采用', colour: 'warning' },
  'rolled-back': { label: '已退回上一代', colour: 'error' },
}

/** What was trained on the county's own decisions, and what became of it. */
export function Generations({ generations, task }: { generations: GenerationInfo[]; task: DispatchTaskName }) {
  const mayChange = useSignedIn().post?.role === 'dispatcher'
  const [result, setResult] = useState<RetrainResult>()
  const train = useWrite({
    write: () => send<RetrainResult>('POST', '/api/dispatch/retrain', { task }),
    done: '训练已完成',
    refresh: ['dispatch'],
    onDone: setResult,
  })
  const back = useWrite({
    write: (number: number) => send('POST', `/api/dispatch/generations/${task}/${number}/roll-back`),
    done: '已退回上一代',
    refresh: ['dispatch'],
  })
  return (
    <Section
      title="模型的各代"
      extra={
        mayChange && (
          <Button size="small" loading={train.isPending} onClick={() => train.mutate()}>
            现在训练
          </Button>
        )
      }
    >
      <p className="desk-quiet">每天夜里用本县的决定重新训练；在没见过的事项上不比原来差才采用，采用了也可以退回。</p>
      {result && (
        <Alert
          className="desk-form-problem"
          type={result.outcome === 'accepted' ? 'success' : 'info'}
          showIcon
          role="status"
          title={result.reason}
        />
      )}
      {generations.length === 0 ? (
        <Nothing what="还没有本县自己的一代" next="现用随程序带来的基础模型，逐件学习。" />
      ) : (
        <WideTable<GenerationInfo>
          rowKey="number"
          rows={generations}
          least={760}
          columns={[
            { title: '代', dataIndex: 'number', width: 50 },
            { title: '训练于', dataIndex: 'trainedAt', width: 140, className: 'desk-number', render: instantText },
            {
              title: '由谁',
              dataIndex: 'trainedByName',
              width: 100,
              render: (name: string | null) => name ?? '夜间自动',
            },
            { title: '件数', dataIndex: 'examples', width: 70, align: 'right' },
            { title: '质量', key: 'quality', width: 190, render: (_, row) => qualityText(row) },
            { title: '说明', dataIndex: 'reason' },
            {
              title: '状态',
              dataIndex: 'standing',
              width: 120,
              render: (standing: GenerationInfo['standing']) => (
                <Tag color={STANDINGS[standing].colour}>{STANDINGS[standing].label}</Tag>
              ),
            },
            {
              title: '',
              key: 'do',
              width: 90,
              render: (_, { standing, number }) =>
                mayChange &&
                standing === 'active' && (
                  <Popconfirm title="退回上一代？本代以后的逐件学习也重新算。" onConfirm={() => back.mutate(number)}>
                    <Button size="small" danger>
                      退回
                    </Button>
                  </Popconfirm>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}

function qualityText({ quality, qualityBefore }: GenerationInfo): string {
  const text = (name: string) => {
    const [now, before] = [quality[name], qualityBefore[name]]
    return now === undefined ? '' : `${percentOf(before)} → ${percentOf(now)}`
  }
  return [`首条 ${text('accuracy')}`, quality['top3'] === undefined ? '' : `三条 ${text('top3')}`]
    .filter(Boolean)
    .join('；')
}

function percentOf(value: number | undefined): string {
  return value === undefined ? '—' : `${(value * 100).toFixed(1)}%`
}

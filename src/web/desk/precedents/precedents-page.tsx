import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { PrecedentInfo, PrecedentList } from '../../../server/api-types/precedents.ts'
import { read } from '../client.ts'
import { ListState } from '../common/list-state.tsx'
import { MoreButton } from '../common/more-button.tsx'
import { OfficeSelect } from '../common/office-select.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { DISPATCH_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'
import { ReplaceDialog, WithdrawDialog } from './end-dialog.tsx'
import { PrecedentCard } from './precedent-card.tsx'

const STANDINGS = [
  { value: 'standing', label: '有效' },
  { value: 'withdrawn', label: '已撤销' },
  { value: 'replaced', label: '已替换' },
]

/** 先例: what the county office ruled where offices disputed, to be searched, withdrawn and replaced. */
export function PrecedentsPage() {
  const [params, setParams] = useSearchParams()
  const rules = DISPATCH_ROLES.desk.includes(useSignedIn().post?.role ?? '')
  const [ending, setEnding] = useState<{ how: 'withdraw' | 'replace'; precedent: PrecedentInfo }>()
  const filter = {
    q: params.get('q') || undefined,
    standing: params.get('standing') ?? 'standing',
    office: params.get('office') || undefined,
  }
  const change = (patch: Record<string, string | null>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(patch)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setParams(next, { replace: true })
  }
  const precedents = useInfiniteQuery({
    queryKey: ['precedents', 'list', filter],
    queryFn: ({ pageParam }) => read<PrecedentList>('/api/precedents', { ...filter, cursor: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const close = () => setEnding(undefined)
  return (
    <>
      <PageHeading
        title="先例"
        note="同一事项两次退回，由县政府办裁定承办单位；裁定留作先例，以后分办、退回同类事项时会显示。"
      />
      <search className="precedent-filters">
        <Segmented
          aria-label="是否有效"
          value={filter.standing}
          options={STANDINGS}
          onChange={(standing) => change({ standing: standing === 'standing' ? null : standing })}
        />
        <Input.Search
          aria-label="搜索先例"
          placeholder="事由、理由、依据或文号"
          allowClear
          maxLength={60}
          defaultValue={filter.q ?? ''}
          onSearch={(q) => change({ q: q.trim() })}
        />
        <div className="precedent-office">
          <OfficeSelect
            label="承办单位"
            value={filter.office ?? null}
            placeholder="承办单位"
            onChange={(office) => change({ office })}
          />
        </div>
      </search>
      <ListState
        query={precedents}
        items={precedents.data?.pages.flatMap(({ items }) => items)}
        empty={filter.q || filter.office ? '没有符合条件的先例' : '还没有先例：没有事项两次退回过'}
        next="两次退回后由县政府办裁定承办单位，裁定留在这里。"
      >
        {(items) =>
          items.map((precedent) => (
            <PrecedentCard key={precedent.id} precedent={precedent}>
              {rules && precedent.standing === 'standing' && (
                <div className="desk-inline">
                  <Button size="small" onClick={() => setEnding({ how: 'replace', precedent })}>
                    替换
                  </Button>
                  <Button size="small" danger onClick={() => setEnding({ how: 'withdraw', precedent })}>
                    撤销
                  </Button>
                </div>
              )}
            </PrecedentCard>
          ))
        }
      </ListState>
      <MoreButton query={precedents} />
      {ending?.how === 'withdraw' && <WithdrawDialog precedent={ending.precedent} onClose={close} />}
      {ending?.how === 'replace' && (
        <ReplaceDialog
          precedent={ending.precedent}
          basisKinds={precedents.data?.pages[0]?.basisKinds ?? []}
          onClose={close}
        />
      )}
    </>
  )
}

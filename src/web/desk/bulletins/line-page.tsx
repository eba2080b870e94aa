import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { BulletinLineMatters } from '../../../server/api-types/bulletins.ts'
import { read } from '../client.ts'
import { PageHeading } from '../common/page-heading.tsx'
import { OFFICE_ROLES } from '../layout/roles.ts'
import { useSignedIn } from '../session/session.ts'
import { usePlace } from '../worklist/filters.ts'
import { MatterBrowser } from '../worklist/matter-browser.tsx'

/** The matters behind one number of a bulletin, as it was issued. */
export function BulletinLinePage() {
  const { id = '', line = '' } = useParams()
  const { post } = useSignedIn()
  const place = usePlace()
  const [limit, setLimit] = useState('20')
  const list = useQuery({
    queryKey: ['bulletins', post?.id, id, line, limit, place.cursor],
    queryFn: () =>
      read<BulletinLineMatters>(`/api/bulletins/${id}/lines/${encodeURIComponent(line)}`, {
        limit,
        cursor: place.cursor,
      }),
    placeholderData: keepPreviousData,
  })
  const own = OFFICE_ROLES.includes(post?.role ?? '')
  return (
    <>
      <Link to={`/desk/bulletins/${id}`}>← 通报</Link>
      <PageHeading
        title={list.data?.label ?? '通报所数的事项'}
        note={own ? '其中由本单位主办的。' : '通报统计时所数的事项；各栏是它们现在的情况。'}
      />
      <MatterBrowser list={list} place={place} limit={limit} onLimit={setLimit} empty="这个数字没有数到能看的事项" />
    </>
  )
}

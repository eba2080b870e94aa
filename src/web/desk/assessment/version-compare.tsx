import { useQuery } from '@tanstack/react-query'
import { Select, Space } from 'antd'
import { useState } from 'react'
import type { SchemeComparison, SchemeVersionInfo } from '../../../server/api-types/assessment.ts'
import { read } from '../client.ts'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'
import { ASSESSMENT } from './assessment-query.ts'
import { ChangeTable } from './change-table.tsx'

/** Any two versions side by side. */
export function VersionCompare({ scheme, versions }: { scheme: string; versions: readonly SchemeVersionInfo[] }) {
  const { post } = useSignedIn()
  const [a, setA] = useState(versions.at(-1)?.version ?? 1)
  const [b, setB] = useState(versions[0]?.version ?? 1)
  const compared = useQuery({
    queryKey: [ASSESSMENT, post?.id, 'compare', scheme, a, b],
    queryFn: () =>
      read<SchemeComparison>(`/api/assessment/schemes/${encodeURIComponent(scheme)}/compare`, {
        a: String(a),
        b: String(b),
      }),
  })
  const options = versions.map(({ version }) => ({ value: version, label: `第 ${version} 版` }))
  return (
    <Section title="比较两个版本">
      <Space wrap>
        <Select aria-label="前一个版本" value={a} options={options} onChange={setA} />与
        <Select aria-label="后一个版本" value={b} options={options} onChange={setB} />
      </Space>
      {compared.isError && <ProblemPanel error={compared.error} onRetry={() => compared.refetch()} />}
      {compared.data &&
        (compared.data.changes.length === 0 ? (
          <p className="desk-quiet">没有不同</p>
        ) : (
          <ChangeTable changes={compared.data.changes} caption={`第 ${a} 版与第 ${b} 版的不同`} />
        ))}
    </Section>
  )
}

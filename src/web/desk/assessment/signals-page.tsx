import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { Link, useParams } from 'react-router'
import type { SignalPage } from '../../../server/api-types/assessment.ts'
import { read } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'
import { ASSESSMENT, periodPath, shareText } from './assessment-query.ts'
import './assessment.css'

type Found = SignalPage['signals'][number]['offices'][number]

/** 迹象: what may mean that numbers are looked after instead of matters; read beside what is usual, never scored. */
export function SignalsPage() {
  const { scheme = '', from = '' } = useParams()
  const { post } = useSignedIn()
  const signals = useQuery({
    queryKey: [ASSESSMENT, post?.id, 'signals', scheme, from],
    queryFn: () => read<SignalPage>(`${periodPath(scheme, from)}/signals`),
  })
  return (
    <>
      <p className="no-print">
        <Link to={`/desk/assessment/${scheme}/${from}`}>← {signals.data?.label ?? '考核期'}</Link>
      </p>
      <PageHeading
        title={`迹象：${signals.data?.label ?? ''}`}
        note="可能是在应付数字，也可能另有缘由；不计分，只供翻看事项时留意。“偏高”指偶然性难以解释它高于其他单位。"
      />
      {signals.isPending && <Loading />}
      {signals.isError && <ProblemPanel error={signals.error} onRetry={() => signals.refetch()} />}
      {signals.data?.signals.map(({ id, label, what, honest, offices }) => (
        <Section key={id} title={label}>
          <p className="desk-quiet">
            {what}。{honest}
          </p>
          {offices.length === 0 ? <p>没有</p> : <Offices label={label} offices={offices} />}
        </Section>
      ))}
    </>
  )
}

function Offices({ label, offices }: { label: string; offices: readonly Found[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
    <section className="assessment-table" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col" className="desk-number">
              本期
            </th>
            <th scope="col" className="desk-number">
              其他单位同期
            </th>
            <th scope="col" className="desk-number">
              本单位前三期
            </th>
            <th scope="col">事项</th>
          </tr>
        </thead>
        <tbody>
          {offices.map(({ office, officeName, count, base, others, before, unusual, matters }) => (
            <tr key={office}>
              <th scope="row">
                {officeName} {unusual && <Tag color="warning">偏高</Tag>}
              </th>
              <td className="desk-number">
                {shareText(count / base)}
                <small>
                  {count}/{base}
                </small>
              </td>
              <td className="desk-number">{shareText(others)}</td>
              <td className="desk-number">{shareText(before)}</td>
              <td>
                <details>
                  <summary>{matters.length} 件</summary>
                  <ul>
                    {matters.map(({ matter, receiptNumber, on }) => (
                      <li key={`${matter}-${on}`}>
                        {on} <Link to={`/desk/matters/${matter}`}>{receiptNumber}</Link>
                      </li>
                    ))}
                  </ul>
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

import { Alert, App, Button, Space, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import type { AssessmentPage } from '../../../server/api-types/assessment.ts'
import { dateText } from '../../shared/format.ts'
import { addressOf, send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useWrite } from '../common/use-write.ts'
import { ASSESSMENT_ROLES } from '../layout/roles.ts'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'
import { ASSESSMENT, periodPath, STATES, useAssessment } from './assessment-query.ts'
import { CorrectionPanel } from './correction-panel.tsx'
import { RankTable } from './rank-table.tsx'
import './assessment.css'

/** The result of one period: places, lines, what set it right, and what may still be done about it. */
export function PeriodPage() {
  const { scheme = '', from = '' } = useParams()
  const assessment = useAssessment(scheme, from)
  if (assessment.isPending) return <Loading />
  if (!assessment.data) return <ProblemPanel error={assessment.error} onRetry={() => assessment.refetch()} />
  return <Result page={assessment.data} />
}

function Result({ page }: { page: AssessmentPage }) {
  const { scheme, from, to, title, label, version, state, groups, own, mayCorrect, tolerance, full, digest } = page
  const linkOf = (office: string, about: string) =>
    `/desk/assessment/${scheme}/${from}/items?${new URLSearchParams({ office, about })}`
  return (
    <>
      <p className="no-print">
        <Link to={`/desk/assessment?scheme=${scheme}`}>← 考核</Link>
      </p>
      <PageHeading
        title={`${title}：${label}`}
        note={
          <>
            {dateText(from)}至{dateText(to)}，
            <Link className="assessment-link" to={`/desk/assessment/schemes/${scheme}`}>
              方案第 {version} 版
            </Link>
            ，满分 {full} 分，容错率 {tolerance}% <Tag>{STATES[state]}</Tag>
          </>
        }
        extra={<Doing page={page} />}
      />
      <Standing page={page} />
      {groups.map((group) => (
        <Section key={group.label} title={group.label}>
          <RankTable group={group} fewest={page.fewest} few={page.few} linkOf={linkOf} />
        </Section>
      ))}
      {own !== null && state !== 'frozen' && (
        <p className="desk-quiet">结果公布以前，这里只有本单位的各项，没有名次。</p>
      )}
      {mayCorrect && <CorrectionPanel scheme={scheme} from={from} />}
      <Applied page={page} />
      <Objections page={page} />
      {digest && (
        <p className="desk-quiet assessment-digest">
          公布时所依据记录的 SM3 摘要：<span className="desk-digest">{digest}</span>
        </p>
      )}
    </>
  )
}

function Standing({ page: { state, objectionsUntil, mayObject, groups } }: { page: AssessmentPage }) {
  if (state === 'running') return <Alert type="info" showIcon title="考核期还没有结束，以下是到今天为止的情况。" />
  if (state === 'ended') return <Alert type="info" showIcon title="结果还没有公布：记录更正后，这里跟着变。" />
  const empty = groups.every(({ ranked, few }) => ranked.length + few.length === 0)
  if (mayObject)
    return (
      <Alert
        type="info"
        showIcon
        title={`对本单位的结果有异议的，${dateText(objectionsUntil)}以前申诉`}
        description={empty ? undefined : '点开有异议的一项，选中算错的事项，写明理由，附上证据。'}
      />
    )
  return (
    <Alert
      type="success"
      showIcon
      title={`已公布，申诉截止${dateText(objectionsUntil)}。以后只能签署更正，不能改动。`}
    />
  )
}

function Doing({ page }: { page: AssessmentPage }) {
  const { scheme, from, mayPublish, label, matter } = page
  const { modal } = App.useApp()
  const role = useSignedIn().post?.role ?? ''
  const publish = useWrite({
    write: () => send('POST', `${periodPath(scheme, from)}/publish`),
    done: '已公布，各单位已收到通知',
    refresh: [ASSESSMENT],
  })
  const ask = () =>
    void modal.confirm({
      title: `公布${label}的结果？`,
      content: '公布后封存所依据的记录，各单位开始申诉；以后只能签署更正。请先看过各项和迹象。',
      okText: '公布并封存',
      onOk: () => publish.mutateAsync(undefined).catch(() => undefined),
    })
  const isAssessor = ASSESSMENT_ROLES.assessors.includes(role)
  return (
    <Space wrap>
      {isAssessor && (
        <>
          <a href={addressOf(`${periodPath(scheme, from)}/export`)} download>
            <Button>导出 Excel</Button>
          </a>
          <a href={addressOf(`${periodPath(scheme, from)}/export?format=csv`)} download>
            <Button>导出 CSV</Button>
          </a>
        </>
      )}
      {ASSESSMENT_ROLES.signals.includes(role) && (
        <Link to={`/desk/assessment/${scheme}/${from}/signals`}>
          <Button>迹象</Button>
        </Link>
      )}
      {matter && (
        <Link to={`/desk/matters/${matter}`}>
          <Button>台账记录</Button>
        </Link>
      )}
      <Button onClick={() => window.print()}>打印</Button>
      {mayPublish && (
        <Button type="primary" loading={publish.isPending} onClick={ask}>
          公布结果
        </Button>
      )}
    </Space>
  )
}

function Applied({ page: { corrections } }: { page: AssessmentPage }) {
  if (corrections.length === 0) return null
  return (
    <Section title="公布后的更正">
      <ul className="desk-moves">
        {corrections.map(({ kind, name, matter, on, reason, changes }) => (
          <li key={`${kind}-${name}`}>
            {on}{' '}
            {kind === 'objection' ? (
              matter ? (
                <Link to={`/desk/matters/${matter}`}>申诉 {name}</Link>
              ) : (
                '申诉'
              )
            ) : (
              `第 ${name} 次更正`
            )}
            ：{reason}（{changes} 处），全部重新计分。
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Objections({ page: { objections, own } }: { page: AssessmentPage }) {
  if (objections.length === 0) return null
  return (
    <Section title={own === null ? '申诉' : '本单位的申诉'}>
      <ul className="desk-moves">
        {objections.map(
          ({ id, receiptNumber, officeName, line, asked, matters, openedOn, closedOn, outcomeLabel, remedy }) => (
            <li key={id}>
              <Link to={`/desk/matters/${id}`}>{receiptNumber}</Link> {officeName} {dateText(openedOn)}对“{line}”
              {matters} 件申诉，请求{asked}：<strong>{outcomeLabel ?? '待裁定'}</strong>
              {closedOn && `（${dateText(closedOn)}${remedy ? `，${remedy}` : ''}）`}
            </li>
          ),
        )}
      </ul>
    </Section>
  )
}

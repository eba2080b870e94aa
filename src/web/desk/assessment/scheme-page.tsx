import { App, Button, Form, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { SchemePage, SchemeVersionInfo } from '../../../server/api-types/assessment.ts'
import { dateText } from '../../shared/format.ts'
import { send } from '../client.ts'
import { DayInput } from '../common/day-input.tsx'
import { FormDialog } from '../common/form-dialog.tsx'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useWrite } from '../common/use-write.ts'
import { Section } from '../matter/section.tsx'
import { ASSESSMENT, useScheme } from './assessment-query.ts'
import { ChangeTable } from './change-table.tsx'
import { SchemeText } from './scheme-text.tsx'
import { VersionCompare } from './version-compare.tsx'
import './assessment.css'

/** A scheme: what it says now, what each version changed, and the draft of the next. */
export function SchemeScreen() {
  const { scheme = '' } = useParams()
  const page = useScheme(scheme)
  if (page.isPending) return <Loading />
  if (!page.data) return <ProblemPanel error={page.error} onRetry={() => page.refetch()} />
  return <Versions page={page.data} />
}

function Versions({ page }: { page: SchemePage }) {
  const { scheme, versions, mayEdit } = page
  const [shown, setShown] = useState<number>()
  const draft = versions.find(({ publishedOn }) => publishedOn === null)
  const inForce = versions.find(({ publishedOn }) => publishedOn !== null)
  const current = versions.find(({ version }) => version === shown) ?? inForce ?? draft
  if (!current) return null
  return (
    <>
      <p className="no-print">
        <Link to={`/desk/assessment?scheme=${scheme}`}>← 考核</Link>
      </p>
      <PageHeading
        title={current.content.title}
        note={standing(current)}
        extra={
          <Space wrap>
            {versions.length > 1 && (
              <Select
                aria-label="看哪一版"
                value={current.version}
                options={versions.map(({ version, publishedOn }) => ({
                  value: version,
                  label: `第 ${version} 版${publishedOn ? '' : '（草案）'}`,
                }))}
                onChange={setShown}
              />
            )}
            <Button onClick={() => window.print()}>打印</Button>
            {mayEdit && (
              <Link to={`/desk/assessment/schemes/${scheme}/edit`}>
                <Button type={draft ? 'default' : 'primary'}>{draft ? '修改草案' : '起草下一版'}</Button>
              </Link>
            )}
            {mayEdit && draft && <DraftDoing page={page} draft={draft} />}
          </Space>
        }
      />
      <SchemeText content={current.content} />
      <Section title="各版本">
        <ul className="assessment-versions">
          {versions.map((version) => (
            <Version key={version.version} version={version} />
          ))}
        </ul>
      </Section>
      {versions.length > 2 && <VersionCompare scheme={scheme} versions={versions} />}
    </>
  )
}

function standing({ version, publishedOn, effectiveFrom }: SchemeVersionInfo): string {
  return publishedOn
    ? `第 ${version} 版，${dateText(publishedOn)}公布，适用于${dateText(effectiveFrom)}起的考核期。公布后不再改动，要改就出下一版。`
    : `第 ${version} 版草案，还没有公布。`
}

function Version({ version: info }: { version: SchemeVersionInfo }) {
  const { version, publishedOn, effectiveFrom, note, changedByName, changes } = info
  return (
    <li>
      <p>
        <strong>第 {version} 版</strong>{' '}
        {publishedOn ? (
          `${dateText(publishedOn)}公布，${dateText(effectiveFrom)}起适用`
        ) : (
          <Tag color="processing">草案</Tag>
        )}{' '}
        {changedByName}
      </p>
      {note && <p className="desk-quiet">{note}</p>}
      {changes.length > 0 && <ChangeTable changes={changes} caption={`第 ${version} 版改了什么`} />}
    </li>
  )
}

/** What may be done with the draft: announce it, or throw it away. */
function DraftDoing({ page: { scheme, earliest }, draft }: { page: SchemePage; draft: SchemeVersionInfo }) {
  const [announcing, setAnnouncing] = useState(false)
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const path = `/api/assessment/schemes/${encodeURIComponent(scheme)}`
  const announce = useWrite({
    write: (effectiveFrom: string) => send('POST', `${path}/announce`, { effectiveFrom }),
    done: '方案已公布，各单位已收到通知',
    refresh: [ASSESSMENT],
  })
  const drop = useWrite({
    write: () => send('DELETE', `${path}/draft`),
    done: '草案已删除',
    refresh: [ASSESSMENT],
    onDone: () => {
      if (draft.version === 1) void navigate('/desk/assessment')
    },
  })
  const ask = () =>
    void modal.confirm({
      title: '删除这份草案？',
      content: '已公布的版本不受影响。',
      okText: '删除',
      okButtonProps: { danger: true },
      onOk: () => drop.mutateAsync(undefined).catch(() => undefined),
    })
  return (
    <>
      <Button danger onClick={ask}>
        删除草案
      </Button>
      <Button type="primary" onClick={() => setAnnouncing(true)}>
        公布草案
      </Button>
      {announcing && (
        <FormDialog<{ effectiveFrom: string }>
          title={`公布第 ${draft.version} 版`}
          okText="公布"
          initial={{ effectiveFrom: earliest }}
          onSubmit={({ effectiveFrom }) => announce.mutateAsync(effectiveFrom)}
          onClose={() => setAnnouncing(false)}
        >
          <p className="desk-quiet">方案在它适用的考核期开始以前公布；公布后这一版不再改动。</p>
          <Form.Item
            name="effectiveFrom"
            label="从哪个考核期起适用（考核期的第一天）"
            rules={[{ required: true, message: '请填写第一天' }]}
          >
            <DayInput min={earliest} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  )
}

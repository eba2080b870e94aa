import { Button, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { AssessmentCatalogue, SchemeContent } from '../../../server/api-types/assessment.ts'
import { problemOf } from '../../shared/api.ts'
import { send } from '../client.ts'
import { Loading } from '../common/loading.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useWrite } from '../common/use-write.ts'
import { Section } from '../matter/section.tsx'
import { ASSESSMENT, useCatalogue, useScheme, useSchemes } from './assessment-query.ts'
import { contentOf, fieldsOf, type SchemeFields } from './scheme-fields.ts'
import { GroupFields, IndicatorFields, MarkFields, RuleFields } from './scheme-form-parts.tsx'
import { WhatIfPanel } from './what-if-panel.tsx'
import './assessment.css'

/** 起草方案: a new scheme, begun with what most counties weigh. */
export function NewScheme() {
  const schemes = useSchemes()
  const catalogue = useCatalogue()
  if (schemes.isPending || catalogue.isPending) return <Loading />
  if (!schemes.data || !catalogue.data)
    return <ProblemPanel error={schemes.error ?? catalogue.error} onRetry={() => schemes.refetch()} />
  return <Editor catalogue={catalogue.data} content={schemes.data.first} note="" />
}

/** The draft of the next version, begun with the newest. */
export function EditScheme() {
  const { scheme = '' } = useParams()
  const page = useScheme(scheme)
  const catalogue = useCatalogue()
  if (page.isPending || catalogue.isPending) return <Loading />
  const [newest] = page.data?.versions ?? []
  if (!newest || !catalogue.data)
    return <ProblemPanel error={page.error ?? catalogue.error} onRetry={() => page.refetch()} />
  const announced = page.data?.versions.some(({ publishedOn }) => publishedOn !== null) ?? false
  return (
    <Editor
      catalogue={catalogue.data}
      content={newest.content}
      note={newest.publishedOn ? '' : newest.note}
      scheme={scheme}
      announced={announced}
    />
  )
}

interface EditorProps {
  catalogue: AssessmentCatalogue
  content: SchemeContent
  note: string
  scheme?: string
  announced?: boolean
}

function Editor({ catalogue, content, note, scheme, announced = false }: EditorProps) {
  const [form] = Form.useForm<SchemeFields>()
  const [supposed, setSupposed] = useState<SchemeContent>()
  const navigate = useNavigate()
  const save = useWrite({
    write: (fields: SchemeFields) => {
      const body = { content: contentOf(fields, catalogue), ...(fields.note ? { note: fields.note } : {}) }
      return scheme
        ? send<{ scheme: string }>('PUT', `/api/assessment/schemes/${encodeURIComponent(scheme)}/draft`, body)
        : send<{ scheme: string }>('POST', '/api/assessment/schemes', body)
    },
    done: '草案已保存',
    refresh: [ASSESSMENT],
    onDone: (saved) => void navigate(`/desk/assessment/schemes/${saved.scheme}`),
  })
  const faults = problemOf(save.error).errors ?? []
  return (
    <>
      <p>
        <Link to={scheme ? `/desk/assessment/schemes/${scheme}` : '/desk/assessment'}>← 返回</Link>
      </p>
      <PageHeading
        title={scheme ? `起草：${content.title}` : '起草考核方案'}
        note="从办理记录里能数出来的指标中选，定权重。存成草案不影响现行方案；公布前可以用以往的考核期试算。"
      />
      {save.isError && (
        <div className="desk-form-problem" role="alert">
          <ProblemPanel error={save.error} />
          <ul>
            {faults.map(({ path, message }) => (
              <li key={path} className="desk-fault">
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Form<SchemeFields>
        form={form}
        layout="vertical"
        className="assessment-editor"
        initialValues={fieldsOf(content, note)}
        onFinish={(fields) => save.mutate(fields)}
      >
        <RuleFields />
        <GroupFields />
        <IndicatorFields catalogue={catalogue} />
        <MarkFields catalogue={catalogue} />
        <Section title="修改理由">
          <Form.Item name="note" label="写给比较版本的人看">
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </Section>
        <Space wrap>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存草案
          </Button>
          {announced && (
            <Button onClick={() => setSupposed(contentOf(form.getFieldsValue(true) as SchemeFields, catalogue))}>
              如果这样改，以往排名会怎样
            </Button>
          )}
        </Space>
      </Form>
      {scheme && supposed && <WhatIfPanel scheme={scheme} content={supposed} />}
    </>
  )
}

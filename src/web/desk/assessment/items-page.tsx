import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Select, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { AssessmentItems } from '../../../server/api-types/assessment.ts'
import { dateText } from '../../shared/format.ts'
import { read, send } from '../client.ts'
import { ChoosingTable } from '../common/choosing-table.tsx'
import { FormDialog } from '../common/form-dialog.tsx'
import { ListState } from '../common/list-state.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { useWrite } from '../common/use-write.ts'
import { DocumentsField } from '../form/documents-field.tsx'
import { useSignedIn } from '../session/session.ts'
import { ASSESSMENT, periodPath, useAssessment, useCatalogue } from './assessment-query.ts'
import './assessment.css'

type Item = AssessmentItems['items'][number]

/** The matters of one line, each with why it counts as it does; an office may object to its own here. */
export function ItemsPage() {
  const { scheme = '', from = '' } = useParams()
  const [params] = useSearchParams()
  const { post } = useSignedIn()
  const [chosen, setChosen] = useState<string[]>([])
  const [objecting, setObjecting] = useState(false)
  const office = params.get('office') ?? ''
  const about = params.get('about') ?? ''
  const assessment = useAssessment(scheme, from)
  const line = useQuery({
    queryKey: [ASSESSMENT, post?.id, 'items', scheme, from, office, about],
    queryFn: () => read<AssessmentItems>(`${periodPath(scheme, from)}/items`, { office, about }),
  })
  const mayObject = assessment.data?.mayObject === true && assessment.data.own === office
  const { label = '事项', officeName = '', what } = line.data ?? {}
  return (
    <>
      <p className="no-print">
        <Link to={`/desk/assessment/${scheme}/${from}`}>← {assessment.data?.label ?? '考核期'}</Link>
      </p>
      <PageHeading
        title={`${officeName}：${label}`}
        note={what}
        extra={
          mayObject && (
            <Button type="primary" disabled={chosen.length === 0} onClick={() => setObjecting(true)}>
              申诉所选 {chosen.length} 件
            </Button>
          )
        }
      />
      {mayObject && (
        <Alert type="info" showIcon title={`选中算错的事项再申诉，截止${dateText(assessment.data?.objectionsUntil)}`} />
      )}
      <ListState query={line} items={line.data?.items} empty="这一项没有数到事项">
        {(items) => (
          <ChoosingTable<Item>
            size="small"
            rowKey={({ receiptNumber, because }) => `${receiptNumber} ${because}`}
            columns={COLUMNS}
            dataSource={items}
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            scroll={{ x: 900 }}
            {...(mayObject
              ? {
                  rowSelection: {
                    // Its copy in the measuring row would take the focus.
                    columnTitle: <span className="desk-hidden">选择</span>,
                    onChange: (_: unknown, rows: Item[]) =>
                      setChosen([...new Set(rows.map((row) => row.receiptNumber))]),
                    getCheckboxProps: ({ receiptNumber }: Item) =>
                      ({ 'aria-label': `选择 ${receiptNumber}` }) as object,
                  },
                }
              : {})}
          />
        )}
      </ListState>
      {objecting && (
        <ObjectionDialog
          path={`${periodPath(scheme, from)}/objections`}
          about={about}
          receiptNumbers={chosen}
          onClose={() => setObjecting(false)}
        />
      )}
    </>
  )
}

const COLUMNS: TableColumnsType<Item> = [
  { title: '定案日', dataIndex: 'on', width: 110, className: 'desk-number' },
  {
    title: '编号',
    dataIndex: 'receiptNumber',
    width: 180,
    className: 'desk-number',
    render: (number: string, { matter }) => <Link to={`/desk/matters/${matter}`}>{number}</Link>,
  },
  { title: '事项', dataIndex: 'title', ellipsis: true },
  { title: '种类', dataIndex: 'procedureTitle', width: 120 },
  {
    title: '认定',
    key: 'good',
    width: 150,
    render: (_, { good, excludedLabel }) =>
      excludedLabel ? (
        <Tag>不计：{excludedLabel}</Tag>
      ) : (
        <Tag color={good ? 'success' : 'error'}>{good ? '达标' : '未达标'}</Tag>
      ),
  },
  { title: '依据', dataIndex: 'because', width: 260 },
]

interface Objection {
  asked: string
  reason: string
  documents?: string[]
}

function ObjectionDialog(props: {
  path: string
  about: string
  receiptNumbers: readonly string[]
  onClose: () => void
}) {
  const { path, about, receiptNumbers, onClose } = props
  const catalogue = useCatalogue().data
  const ofMark = catalogue?.marks.some(({ id }) => id === about) ?? false
  const remedies = (catalogue?.remedies ?? []).filter((one) => (one === '撤销扣分') === ofMark)
  const raise = useWrite({
    write: ({ values, key }: { values: Objection; key: string }) =>
      send('POST', path, { about, receiptNumbers, ...values }, { key }),
    done: '申诉已提出，等待督办员裁定',
    refresh: [ASSESSMENT],
  })
  return (
    <FormDialog<Objection>
      title={`申诉 ${receiptNumbers.length} 件`}
      okText="提出申诉"
      onSubmit={(values, key) => raise.mutateAsync({ values, key })}
      onClose={onClose}
    >
      <p className="desk-quiet">{receiptNumbers.join('、')}</p>
      <Form.Item name="asked" label="请求" rules={[{ required: true, message: '请选择请求' }]}>
        <Select options={remedies.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item
        name="reason"
        label="理由"
        extra="哪里算错了，依据什么"
        rules={[{ required: true, message: '请写明理由' }]}
      >
        <Input.TextArea rows={5} maxLength={2000} />
      </Form.Item>
      <Form.Item name="documents" label="证据">
        <DocumentsField />
      </Form.Item>
    </FormDialog>
  )
}

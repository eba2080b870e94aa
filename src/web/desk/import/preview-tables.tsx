import { Alert, Table, type TableColumnsType, Tag } from 'antd'
import type { ReactNode } from 'react'
import type { ImportOffice, ImportPerson, ImportPreview, ImportRowError } from '../../../server/api-types/import.ts'

const DOES = {
  create: <Tag color="success">新建</Tag>,
  change: <Tag color="warning">修改</Tag>,
  keep: <Tag>不变</Tag>,
} as const

const PAGES = { pageSize: 50, hideOnSinglePage: true }

const ERRORS: TableColumnsType<ImportRowError> = [
  {
    title: '在哪里',
    dataIndex: 'place',
    width: 150,
    render: (place: string, { cell }) => (
      <>
        {place} <span className="desk-quiet">{cell}</span>
      </>
    ),
  },
  { title: '请这样改', dataIndex: 'message' },
]

const OFFICES: TableColumnsType<ImportOffice> = [
  { title: '位置', dataIndex: 'place', width: 140, responsive: ['md'] },
  { title: '将', dataIndex: 'does', width: 70, render: (does: keyof typeof DOES) => DOES[does] },
  { title: '单位名称', dataIndex: 'name' },
  { title: '类别', dataIndex: 'kindLabel', width: 90 },
  { title: '编号', dataIndex: 'id', width: 160, responsive: ['md'] },
  {
    title: '职责或改动',
    key: 'duties',
    render: (_, { duties, changes }) =>
      changes.length > 0 ? changes.map((text) => <div key={text}>{text}</div>) : duties,
  },
]

const PEOPLE: TableColumnsType<ImportPerson> = [
  { title: '位置', dataIndex: 'place', width: 140, responsive: ['md'] },
  {
    title: '将',
    dataIndex: 'does',
    width: 70,
    render: (does: keyof typeof DOES) => (does === 'change' ? <Tag color="warning">加岗</Tag> : DOES[does]),
  },
  { title: '姓名', dataIndex: 'name', width: 90 },
  { title: '用户名', dataIndex: 'username' },
  {
    title: '岗位',
    key: 'posts',
    render: (_, { posts }) => posts.map(({ label, does }) => `${label}${does === 'keep' ? '（已有）' : ''}`).join('、'),
  },
]

interface PreviewTablesProps {
  plan: ImportPreview
  /** What to do with it: stands above the rows, however many there are. */
  children: ReactNode
}

/** What a file would do, row by row; or what to put right first. */
export function PreviewTables({ plan: { offices, people, errors }, children }: PreviewTablesProps) {
  if (errors.length > 0)
    return (
      <section aria-label="表格里的错误">
        <Alert type="error" showIcon title={`有 ${errors.length} 处要改，还没有导入任何内容。改好后重新选择表格。`} />
        <Table<ImportRowError>
          size="small"
          rowKey={({ cell, message }) => `${cell} ${message}`}
          columns={ERRORS}
          dataSource={errors}
          pagination={PAGES}
          tableLayout="fixed"
        />
      </section>
    )
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={`${summary('单位', '个', offices)}；${summary('人员', '人', people)}。还没有写入。`}
      />
      {children}
      {offices.length > 0 && (
        <section aria-label="单位预览">
          <Table<ImportOffice>
            size="small"
            rowKey="id"
            columns={OFFICES}
            dataSource={offices}
            pagination={PAGES}
            tableLayout="fixed"
          />
        </section>
      )}
      {people.length > 0 && (
        <section aria-label="人员预览">
          <Table<ImportPerson>
            size="small"
            rowKey="username"
            columns={PEOPLE}
            dataSource={people}
            pagination={PAGES}
            tableLayout="fixed"
          />
        </section>
      )}
    </>
  )
}

function summary(what: string, unit: string, items: readonly { does: keyof typeof DOES }[]): string {
  const of = (does: keyof typeof DOES) => items.filter((item) => item.does === does).length
  return `${what}：新建 ${of('create')} ${unit}、改动 ${of('change')} ${unit}、不变 ${of('keep')} ${unit}`
}

import { Alert, Button, Table, type TableColumnsType } from 'antd'
import type { ImportResult } from '../../../server/api-types/import.ts'
import { saveFile } from '../../shared/save-file.ts'
import { csvText } from '../common/csv.ts'

type Row = ImportResult['passwords'][number]

const COLUMNS: TableColumnsType<Row> = [
  { title: '姓名', dataIndex: 'name', width: 90 },
  { title: '用户名', dataIndex: 'username' },
  { title: '一次性密码', dataIndex: 'password', render: (password: string) => <code>{password}</code> },
]

/** The first passwords of those who are new: on this page only, and in the file saved from it. */
export function FirstPasswords({ passwords }: { passwords: Row[] }) {
  const save = () => {
    const rows = passwords.map(({ name, username, password }) => [name, username, password])
    saveFile('一次性密码.csv', new Blob([csvText([['姓名', '用户名', '一次性密码'], ...rows])], { type: 'text/csv' }))
  }
  return (
    <section aria-label="一次性密码">
      <Alert
        type="warning"
        showIcon
        title="一次性密码只在本页显示这一次，离开后无法再查看。"
        description="请分别转交本人；首次登录后须更换密码并绑定动态验证码。遗失的，可在“人员与岗位”里逐个重置。"
        action={
          <Button size="small" onClick={save}>
            导出密码表
          </Button>
        }
      />
      <Table<Row>
        size="small"
        rowKey="username"
        columns={COLUMNS}
        dataSource={passwords}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        tableLayout="fixed"
      />
    </section>
  )
}

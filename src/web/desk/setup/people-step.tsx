import { Tabs } from 'antd'
import { PeoplePage } from '../admin/people-page.tsx'
import { StaffImport } from '../import/staff-import.tsx'

/** The first users, from a spreadsheet or typed. */
export function PeopleStep() {
  return (
    <>
      <h2>谁来使用</h2>
      <p>至少安排一位分办员和每个单位一位经办人；系统管理员看不到来信内容，也不能分办。</p>
      <Tabs
        items={[
          { key: 'file', label: '从表格导入', children: <StaffImport /> },
          { key: 'typed', label: '逐个填写', children: <PeoplePage /> },
        ]}
      />
    </>
  )
}

import { Alert, Button, Tag } from 'antd'
import { useState } from 'react'
import { ApiError } from '../../shared/api.ts'
import { DueBadge } from '../common/due.tsx'
import { Loading } from '../common/loading.tsx'
import { NotAllowedPage } from '../common/not-allowed-page.tsx'
import { Nothing } from '../common/nothing.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useScheme } from '../common/scheme.ts'
import { FieldList } from '../matter/field-list.tsx'
import { Section } from '../matter/section.tsx'
import { ColourTable } from './colour-table.tsx'
import { KitParts } from './kit-parts.tsx'
import './kit.css'

const TYPE = [
  ['页面标题', 19, '督办：校门口交通'],
  ['小标题', 15, '办理经过'],
  ['正文', 14, '东街路灯坏了一个月，孩子晚上看不见路。'],
  ['附注', 13, '依据：《信访条例》（2005）第三十三条'],
  ['表头、标签', 12, '法定期限'],
] as const
const SPACES = [4, 8, 12, 16, 20] as const
const problem = (status: number, code: string, detail: string, law?: string) =>
  new ApiError({ type: 'about:blank', title: '', status, code, detail, ...(law ? { law } : {}) })

/** 构件与样式: what screens of the desk are made of, each in every state it can be in. */
export function KitPage() {
  const scheme = useScheme()
  const [pressed, setPressed] = useState(0)
  return (
    <>
      <PageHeading
        title="构件与样式"
        note={`写新页面时从这里取用，不另造。现在是${scheme === 'dark' ? '深色' : '浅色'}；在“我的设置”里切换，两种都要看过。`}
      />
      <Section title="颜色">
        <ColourTable key={scheme} />
        <p className="desk-quiet">颜色从不单独说话：旁边总有文字说同样的意思。文字与底色的对比度不低于 4.5。</p>
      </Section>
      <Section title="字号">
        <dl className="kit-type">
          {TYPE.map(([name, size, sample]) => (
            <div key={name}>
              <dt>
                {name} {size}px
              </dt>
              <dd style={{ fontSize: size }}>{sample}</dd>
            </div>
          ))}
        </dl>
        <p className="kit-prose">
          长文每行不超过 40 个字，行高 1.75。中文与数字之间由浏览器自动留空（text-autospace），不手打空格；
          生僻字如“䶮”“𠮷”按一个字显示。日期在正文里写作 2020年3月5日，在表格和清单里写作 2020-03-05，数字等宽对齐：
        </p>
        <table className="kit-numbers">
          <tbody>
            <tr>
              <td className="desk-number">2020-03-05</td>
              <td className="desk-number">1,111</td>
            </tr>
            <tr>
              <td className="desk-number">2020-11-28</td>
              <td className="desk-number">8,888</td>
            </tr>
          </tbody>
        </table>
      </Section>
      <Section title="间距">
        <ul className="kit-spaces">
          {SPACES.map((size) => (
            <li key={size}>
              <span style={{ width: size * 4 }} /> {size}px
            </li>
          ))}
        </ul>
      </Section>
      <Section title="按钮与标签">
        <div className="desk-inline">
          <Button type="primary" onClick={() => setPressed(pressed + 1)}>
            主要动作
          </Button>
          <Button>普通动作</Button>
          <Button danger>有后果的动作</Button>
          <Button loading>正在提交</Button>
          <Button type="link">链接</Button>
          <span role="status" className="desk-quiet">
            按了 {pressed} 次
          </span>
        </div>
        <p className="desk-inline">
          <Tag color="processing">办理中</Tag>
          <Tag>已解决</Tag>
          <Tag color="warning">已中止</Tag>
          <Tag color="error">逾期</Tag>
        </p>
        <p className="desk-quiet">每屏只有一个主要动作；有后果的先确认，法律允许撤销的给出撤销。</p>
      </Section>
      <Section title="期限">
        <ul>
          <li>
            <DueBadge due={{ dueOn: '2020-03-20', late: false, workingDaysLeft: 8 }} />
          </li>
          <li>
            <DueBadge due={{ dueOn: '2020-03-10', late: false, workingDaysLeft: 0 }} />
          </li>
          <li>
            <DueBadge due={{ dueOn: '2020-03-05', late: true, workingDaysLeft: -3 }} />
          </li>
          <li>
            <DueBadge due={{ dueOn: '2021-02-20', late: false, workingDaysLeft: 30, provisional: true }} />
          </li>
          <li>
            <DueBadge due={{ dueOn: null, late: false, workingDaysLeft: null }} />
          </li>
        </ul>
      </Section>
      <Section title="字段">
        <FieldList
          fields={[
            { name: 'title', label: '标题', value: '东街路灯不亮' },
            { name: 'number', label: '编号', value: '20200305-000012-7' },
            { name: 'body', label: '来信内容', value: '东街路灯坏了一个月，\n孩子晚上看不见路，请派人来修。' },
            { name: 'empty', label: '没有填写的一项', value: '' },
          ]}
        />
      </Section>
      <KitParts />
      <Section title="页面的各种情形">
        <h3 className="kit-state">正在取</h3>
        <Loading what="正在取事项" />
        <h3 className="kit-state">没有内容</h3>
        <Nothing what="没有符合条件的事项" next="放宽条件再找；要找已办结的，把“在办”改为“全部”。" />
        <h3 className="kit-state">按法律不能办</h3>
        <ProblemPanel
          error={problem(
            409,
            'wrong-stage',
            '本事项已经办结，不能再答复；需要补充请用“添加备注”',
            '《信访条例》（2005）第三十三条',
          )}
        />
        <h3 className="kit-state">服务器出错</h3>
        <ProblemPanel
          error={problem(500, 'internal-error', '服务器出错了，没有保存任何内容；请稍后重试')}
          onRetry={() => setPressed(pressed + 1)}
        />
        <h3 className="kit-state">网络断开</h3>
        <ProblemPanel
          error={problem(0, 'offline', '没有连上服务器，请检查网络后重试；已填写的内容都还在。')}
          onRetry={() => setPressed(pressed + 1)}
        />
        <Alert banner type="warning" title="网络已断开：已填写的内容仍在，恢复网络后再提交。" />
        <h3 className="kit-state">登录失效</h3>
        <ProblemPanel error={problem(401, 'sign-in-required', '请先登录')} />
        <h3 className="kit-state">没有权限</h3>
        <NotAllowedPage alone={false} />
      </Section>
    </>
  )
}

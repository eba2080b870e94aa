import { expect, test } from 'vitest'
import { findPersonalData, maskPersonalData } from '../../src/language/personal-data.ts'

const kinds = (text: string, names?: string[]) =>
  findPersonalData(text, names).map(({ kind, text: hit }) => `${kind}:${hit}`)

test.each([
  ['我的身份证号是11010519491231002X，请核实', 'id-number:11010519491231002X'],
  ['身份证410922 19900307 0035遗失', 'id-number:410922 19900307 0035'],
  ['老证号410922560307003', 'id-number:410922560307003'],
  ['打我电话138 0000 0000', 'phone:138 0000 0000'],
  ['打138 00 00 00 00', 'phone:138 00 00 00 00'],
  ['护照号码：EA1234567', 'id-number:EA1234567'],
  ['手机１３８００００００００', 'phone:１３８００００００００'],
  ['座机0393-7212345', 'phone:0393-7212345'],
  ['工资卡6222 0202 0000 0000 006', 'bank-card:6222 0202 0000 0000 006'],
  ['账号：41001503110050200123', 'bank-card:41001503110050200123'],
  ['豫J12345乱停', 'plate:豫J12345'],
  ['新能源车豫JD12345', 'plate:豫JD12345'],
  ['微信号：heng_example', 'messenger:微信号：heng_example'],
  ['发到 zhang@example.com', 'email:zhang@example.com'],
  ['住在和平小区12号楼3单元502室', 'address:12号楼3单元502室'],
  ['朝阳路128号漏水', 'address:128号'],
  ['姓名：张示例，电话附后', 'name:张示例'],
  ['我叫王小明，今年六十岁', 'name:王小明'],
  ['户主李建国的低保', 'name:李建国'],
  ['感谢王女士来信', 'name:王'],
  ['联系张华先生', 'name:张华'],
  ['欧阳女士反映', 'name:欧阳'],
])('%s gives %s', (text, finding) => {
  expect(kinds(text)).toContain(finding)
})

test.each([
  ['村民王小明的妻子李小花来过', ['王小明', '李小花']],
  ['反映：张建国住在村东头', ['张建国']],
  ['儿子赵强今年上学', ['赵强']],
  ['法定代表人陈志远，失去联系', ['陈志远']],
  ['邻居周大力、吴小芳、郑国庆三家', ['周大力', '吴小芳']],
  ['联系不上包工头孙福贵（已外出）', ['孙福贵']],
])('warns of who may be named in running text: %s', (text, names) => {
  const found = findPersonalData(text).filter(({ doubtful }) => doubtful)
  expect(found.map(({ text: hit }) => hit)).toEqual(names)
  expect(maskPersonalData(text)).toBe(text)
})

test.each([
  '村民高度关注，居民强烈要求，群众方便',
  '业主常年受扰，家长应尽的义务，司机马路乱停',
  '老板和员工、老人和小孩、业主向物业反映',
  '孩子高中毕业，老人安度晚年，邻居家的狗',
  '农民工程款、移民工程、住户全装修的房子',
  '村民张书记和李主任现场调度',
])('takes nobody for named in: %s', (text) => {
  expect(kinds(text)).toEqual([])
})

test.each(['投资15000000000元', '共计15000000000.00 元', '产量13800000000吨', '余额6222020200000000006元'])(
  'takes no amount for a number: %s',
  (text) => {
    expect(kinds(text)).toEqual([])
  },
)

test.each([
  '2020年3月5日收到来信，编号20200305-000123-4',
  '请拨打12345或者110',
  '根据《信访条例》第二十二条',
  '清政办〔2020〕13号文件规定，每人每月补助1500元',
  '已投资1234567890123456元', // sixteen digits that no card begins with
  '6号线开通、3楼办理、100平方米户型',
  '王局长和李主任现场调度，各位先生女士请谅解',
  '本人常年在外务工，应该怎样办理',
  '我是高中学生',
  '',
  '👍👍',
])('finds nobody in: %s', (text) => {
  expect(kinds(text)).toEqual([])
})

test('masks what it finds and nothing else, in one pass', () => {
  expect(maskPersonalData('张示例（13800000000）住和平路5号，豫J12345', ['张示例'])).toBe(
    '张**（[电话]）住和平路[门牌]，[车牌]',
  )
})

test('findings lie within the text, in order, none over another', () => {
  const text = '姓名：张示例 13800000000 410922199003070035 '.repeat(200)
  const all = findPersonalData(text, ['张示例'])
  expect(all).toHaveLength(600)
  for (const [at, { from, to, text: hit }] of all.entries()) {
    expect(text.slice(from, to)).toBe(hit)
    expect(from).toBeGreaterThanOrEqual(all[at - 1]?.to ?? 0)
  }
})

test('a very long text of words that could begin names is read through and blames nobody', () => {
  expect(findPersonalData('年年有余和平小区住户反映道路积水严重请尽快处理先生'.repeat(800))).toEqual([])
})

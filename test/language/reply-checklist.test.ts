import { expect, test } from 'vitest'
import { checkReply, citedIn } from '../../src/language/reply-checklist.ts'

const missing = (kind: 'report' | 'question', text: string) =>
  checkReply(kind, text).flatMap(({ id, found }) => (found ? [] : [id]))

const GOOD =
  '您3月5日的来信收悉，我局3月6日受理。经现场核查，该段七盏路灯线路进水。3月7日已电话与您联系说明情况，并安排维修人员更换灯头，' +
  '3月8日全部恢复照明。依据《城市照明管理规定》第二十一条，今后每周巡查一次。如对本答复不服，可自收到之日起30日内申请复查。'

test('a full reply lacks nothing, and each point says by which words it was known', () => {
  expect(missing('report', GOOD)).toEqual([])
  expect(checkReply('report', GOOD).find(({ id }) => id === 'basis')?.words).toBe('《城市照明管理规定》第二十一条')
})

test.each([
  ['来信收悉。感谢您对我们工作的关心和支持。', ['accepted', 'contacted', 'measures', 'result', 'basis', 'remedy']],
  [GOOD.replace(/如对本答复不服.*$/, ''), ['remedy']],
  [GOOD.replace('依据《城市照明管理规定》第二十一条，', ''), ['basis']],
  [GOOD.replace('3月7日已电话与您联系说明情况，并', ''), ['contacted']],
  ['', ['accepted', 'contacted', 'measures', 'result', 'basis', 'remedy']],
])('%# tells what is missing', (text, expected) => {
  expect(missing('report', text)).toEqual(expected)
})

test('an answer to a question is asked for its conclusion, its basis and where to go', () => {
  expect(missing('question', '可以办理。依据《户口登记条例》第十条，请到户籍所在地派出所窗口。')).toEqual([])
  expect(missing('question', '您好，谢谢关注。')).toEqual(['conclusion', 'basis', 'where'])
})

test('cited instruments are listed once, with every article named', () => {
  expect(
    citedIn('依据《物业管理条例》第三十五条、第三十六条第二款，又据《民法典》；《物业管理条例》第四十条。'),
  ).toEqual([
    { instrument: '物业管理条例', articles: ['第三十五条', '第三十六条第二款', '第四十条'] },
    { instrument: '民法典', articles: [] },
  ])
  expect(citedIn('没有引用')).toEqual([])
})

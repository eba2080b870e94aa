import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queryCode } from '../../src/server/tracking.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'
import { textOfDocx } from '../support/unzip.ts'

const SUIT = {
  instance: '一审',
  office: 'education',
  position: '被告',
  court: '清丰县人民法院',
  caseNumber: '（2020）豫0922行初3号',
  title: '民办学校处罚决定',
  actKind: '行政处罚',
  request: '请求撤销处罚决定。',
}
const SUGGESTION = {
  kind: '人大代表建议',
  number: '第23号',
  title: '关于增加幼儿园学位的建议',
  body: '建议在新建小区配建公办幼儿园。',
  session: '会议期间',
  signers: 3,
}

describe('papers for the court, the deputies and the congress', () => {
  let http: HttpDesk
  let desk: CaseDesk
  let director: Visitor
  beforeAll(async () => {
    http = await httpDesk()
    desk = await caseDesk(http.services.database, '410922', http.services.keys)
    director = await http.signIn('director', 'education')
  })
  afterAll(() => http.close())

  const by = () => desk.staff('director', 'education')
  const download = async (id: string, seq: number, visitor = director) => {
    const answer = await visitor.get(`/api/matters/${id}/papers/${seq}`)
    expect(answer.status).toBe(200)
    return textOfDocx(new Uint8Array(await answer.arrayBuffer())).split('\n')
  }

  test('the answer names court, case and parties, and lists the evidence; the authorisation says why the head stays away', async () => {
    const party = { name: '示例学校' }
    const { id } = done(await desk.open('2020-09-01', 'litigation', SUIT, { actor: by(), party }))
    const defence = { brief: '处罚事实清楚，程序合法。', evidence: '一、检查笔录；\n二、处罚决定书。' }
    const answered = done(await desk.act('2020-09-10', id, 'defend', defence, by()))
    const answer = await download(id, answered.seq)
    expect(answer[0]).toBe('行政答辩状')
    expect(answer[1]).toMatch(/^清行应〔2020〕\d+号$/)
    expect(answer).toContain('答辩人（被告）：清丰县教育体育局。')
    expect(answer).toContain('对方当事人：示例学校。')
    expect(answer).toContain('二、处罚决定书。')
    expect(answer.join()).toContain('清丰县人民法院（2020）豫0922行初3号')
    expect(answer.slice(-2)).toEqual(['清丰县教育体育局', '2020年9月10日'])
    const away = {
      head: '不能出庭',
      staff: '示例科长',
      reason: '需要履行他人不能代替的公务',
      proof: '值班安排，加盖机关印章',
    }
    const authorised = done(await desk.act('2020-09-20', id, 'authorise', away, by()))
    const letter = (await download(id, authorised.seq)).join('\n')
    expect(letter).toContain('因需要履行他人不能代替的公务不能出庭')
    expect(letter).toContain('1.相应的工作人员：示例科长。')
    expect(letter).not.toContain('律师：')
  })

  test('the second instance, which knows no name, points to the papers of the court', async () => {
    const input = { ...SUIT, instance: '二审', position: '被上诉人', below: '驳回诉讼请求' }
    const { id } = done(await desk.open('2020-09-01', 'litigation', input, { actor: by(), party: undefined }))
    const { seq } = done(await desk.act('2020-09-10', id, 'defend', { brief: '原审裁判正确，请予维持。' }, by()))
    const answer = (await download(id, seq)).join('\n')
    expect(answer).toContain('对方当事人：见起诉状、上诉状或者原审裁判文书。')
    expect(answer).toContain('答辩人收到上诉状副本后')
  })

  test('the answer to a suggestion goes to every signer, with its class and the right to say no; the deputy downloads it', async () => {
    const dispatcher = desk.staff('dispatcher')
    const party = { name: '张示例' }
    const { id } = done(await desk.open('2020-05-11', 'deputy-suggestion', SUGGESTION, { actor: dispatcher, party }))
    done(await desk.act('2020-05-12', id, 'assign', { office: 'education' }, dispatcher))
    done(await desk.act('2020-06-01', id, 'confer', { account: '当面听取意见' }, by()))
    const reply = {
      class: 'B 所提问题正在解决或者已列入计划',
      answer: '新建公办园一所已开工建设，秋季建成后增加学位三百六十个。',
      doneBy: '2020-09-01',
    }
    const { seq } = done(await desk.act('2020-06-15', id, 'reply', reply, by()))
    const row = await desk
      .on('2020-06-15')
      .db.selectFrom('matter')
      .select('receiptNumber')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const code = queryCode(http.services.keys, desk.code, id)
    const tracked = await http.visitor.send('/api/tracking', { receiptNumber: row.receiptNumber, queryCode: code })
    const deputy = http.bearer(((await tracked.json()) as { token: string }).token)
    const letter = await download(id, seq, deputy)
    expect(letter[0]).toBe('对第23号建议的答复')
    expect(letter).toContain('张示例代表等3位：')
    expect(letter).toContain('答复类别：B 所提问题正在解决或者已列入计划。')
    expect(letter).toContain('上述承诺事项在2020年9月1日前落实，落实情况另行告知。')
    expect(letter.join()).toContain('十个工作日内反馈意见')
  })

  test('the report to the standing committee has the four parts the rules ask for; the report back names what was resolved', async () => {
    const matter = {
      kind: '重大事项报告',
      office: 'education',
      title: '学前教育发展规划',
      reason: '关系群众切身利益。',
    }
    const { id } = done(await desk.open('2020-03-02', 'congress-matter', matter, { actor: by(), party: undefined }))
    const report = {
      situation: '全县有公办园四十所。',
      basis: '学前教育三年行动计划',
      plan: '新建公办园三所。',
      opinions: '已公开征求意见',
    }
    const submitted = done(await desk.act('2020-03-10', id, 'submit', report, by()))
    const text = await download(id, submitted.seq)
    expect(text[0]).toBe('关于学前教育发展规划的报告')
    expect(text).toContain('清丰县人大常委会：')
    expect(text).toContain('四、各方面的意见和协商情况')
    expect(text.at(-2)).toBe('清丰县人民政府')
    done(await desk.act('2020-04-28', id, 'resolve', { decision: '决议', text: '同意规划，按期实施。' }, by()))
    const account = { account: '决议各项要求已经执行完毕。' }
    const back = done(await desk.act('2020-07-01', id, 'reportFollowUp', account, by()))
    expect((await download(id, back.seq))[0]).toBe('关于“学前教育发展规划”决议执行情况的报告')
  })

  test('the answer to a court says what was taken up', async () => {
    const advice = {
      office: 'education',
      court: '清丰县人民法院',
      kind: '规范性文件',
      title: '关于修改招生办法的司法建议书',
      demand: '建议修改第八条。',
    }
    const { id } = done(await desk.open('2020-07-01', 'judicial-advice', advice, { actor: by(), party: undefined }))
    const reply = { outcome: '采纳', answer: '已废止第八条并向社会公布。', stopped: true }
    const { seq } = done(await desk.act('2020-07-20', id, 'reply', reply, by()))
    const letter = await download(id, seq)
    expect(letter).toContain('清丰县人民法院：')
    expect(letter).toContain('采纳情况：采纳。')
    expect(letter).toContain('所涉规范性文件已经停止执行。')
  })
})

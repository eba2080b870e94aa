import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import { type CaseDesk, caseDesk } from '../support/case-desk.ts'
import { type HttpDesk, httpDesk } from '../support/http-desk.ts'

let http: HttpDesk
let desk: CaseDesk
beforeAll(async () => {
  http = await httpDesk()
  desk = await caseDesk(http.services.database, '410922', http.services.keys)
  await saveOffice(await http.accounts(), { id: 'example-firm', name: '示例律师事务所', kind: 'law-firm' })
})
afterAll(() => http.close())

const PARTY = { name: '张示例', phone: '13800000000', idNumber: '示例证件0001', address: '清丰县示例路1号' }
const ASKED = {
  applicantKind: '自然人',
  title: '某年招聘方案',
  body: '某年招聘方案及批复。',
  form: '纸质',
  delivery: '邮寄',
}
const APPLIED = {
  act: '行政处罚',
  title: '不服某处罚决定',
  knownOn: '2024-01-02',
  claim: '请求撤销处罚。',
  body: '处罚没有事实依据，请求撤销。',
}

test.each([
  ['foi-request', { ...ASKED, office: 'example-firm' }],
  ['reconsideration', { ...APPLIED, respondent: 'example-firm' }],
])('%s: a law firm is no agency and cannot be addressed', async (procedure, input) => {
  expect(await desk.open('2024-01-10', procedure, input, { party: PARTY })).toMatchObject({
    refused: true,
    code: 'not-an-agency',
  })
})

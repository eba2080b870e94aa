import { formFields } from '../../shared/json-schema.ts'

/** The one-time code. */
export const CODE = formFields({
  properties: {
    code: {
      type: 'string',
      title: '一次性设置码',
      description: '服务器启动时印在控制台上，形如 aBcd-eFgh-jKmn-pQrs，分大小写；每次启动换一个',
      maxLength: 40,
    },
  },
  required: ['code'],
})

/** The county's code. */
export const DIVISION = formFields({
  properties: {
    division: {
      type: 'string',
      title: '行政区划代码',
      description: '6 位数字，如 410922；按国家标准名录（GB/T 2260）查出县名',
      maxLength: 20,
    },
  },
  required: ['division'],
})

/** What the county is called, and what opens its document numbers. */
export const NAME = formFields({
  properties: {
    name: { type: 'string', title: '县名', description: '如 清丰县', minLength: 2, maxLength: 40 },
    mark: {
      type: 'string',
      title: '代字',
      description: '一两个字，用在文号开头，如“清督通〔2026〕1号”里的“清”',
      maxLength: 8,
    },
  },
  required: ['name', 'mark'],
})

/** The first administrator. */
export const ADMINISTRATOR = formFields({
  properties: {
    name: { type: 'string', title: '管理员姓名', maxLength: 40 },
    username: {
      type: 'string',
      title: '用户名',
      description: '登录时用，3 至 32 位小写字母、数字、点、横线，如 zhang.san',
      minLength: 3,
      maxLength: 32,
    },
    password: {
      type: 'string',
      title: '密码',
      widget: 'password',
      description: '至少 10 位，含大写字母、小写字母、数字、符号中的三种，或者 16 位以上',
      minLength: 10,
      maxLength: 200,
    },
    again: { type: 'string', title: '再输一遍密码', widget: 'password', maxLength: 200 },
  },
  required: ['name', 'username', 'password', 'again'],
})

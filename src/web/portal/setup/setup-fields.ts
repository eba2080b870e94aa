import { formFields } from '../../shared/json-schema.ts'

/** The one-time code. */
export const CODE = formFields({
  properties: {
    code: { type: 'string', title: '一次性设置码', description: '服务器启动时打印在控制台上', maxLength: 40 },
  },
  required: ['code'],
})

/** The county's code. */
export const DIVISION = formFields({
  properties: {
    division: {
      type: 'string',
      title: '行政区划代码',
      description: '6 位数字，如 410922；按国家标准名录查出县名',
      pattern: '^\\d{6}(\\d{3}|\\d{6})?$',
    },
  },
  required: ['division'],
})

/** What the county is called, and what opens its document numbers. */
export const NAME = formFields({
  properties: {
    name: { type: 'string', title: '县名', description: '如 清丰县', minLength: 2, maxLength: 40 },
    mark: { type: 'string', title: '代字', description: '用在文号里，如“清”', maxLength: 8 },
  },
  required: ['name', 'mark'],
})

/** The first administrator. */
export const ADMINISTRATOR = formFields({
  properties: {
    name: { type: 'string', title: '管理员姓名', maxLength: 40 },
    username: { type: 'string', title: '用户名', minLength: 3, maxLength: 32 },
    password: {
      type: 'string',
      title: '密码',
      widget: 'password',
      description: '至少 10 位，含大写字母、小写字母、数字、符号中的三种，或者 16 位以上',
      minLength: 10,
      maxLength: 200,
    },
  },
  required: ['name', 'username', 'password'],
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Message, readMessages } from '../../src/cli/messages.ts'

describe('messages in a file', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heng-messages-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function all(path: string): Promise<Message[]> {
    const messages: Message[] = []
    for await (const message of readMessages(path)) messages.push(message)
    return messages
  }

  async function read(lines: readonly string[]): Promise<Message[]> {
    const path = join(folder, 'messages.jsonl')
    await writeFile(path, lines.join('\n'))
    return all(path)
  }

  test('are read whatever is missing or odd in them', async () => {
    const messages = await read([
      '{"id":7,"title":"路灯不亮","body":"坏了","user":"A1","time":"2019/1/2 3:04:05","up":3,"down":"2"}',
      'not json',
      '{"id":"8","title":null,"body":{"a":1},"time":"2019-02-30","up":-4,"down":"many"}',
      '{"tokens":"路灯 不亮"}',
    ])
    expect(messages).toEqual([
      { id: '7', title: '路灯不亮', body: '坏了', sender: 'A1', day: 17_898, likes: 3, dislikes: 2 },
      { id: '8', title: '', body: '', sender: undefined, day: undefined, likes: 0, dislikes: 0 },
      { id: 'line-4', title: '', body: '路灯 不亮', sender: undefined, day: undefined, likes: 0, dislikes: 0 },
    ])
  })

  test('may stand in one array, cut into words by a list too', async () => {
    const path = join(folder, 'messages.json')
    await writeFile(path, `\ufeff\n${JSON.stringify([{ id: 1, title: '路灯' }, 5, { tokens: ['水', '渠'] }], null, 2)}`)
    expect((await all(path)).map(({ id, title, body }) => [id, title, body])).toEqual([
      ['1', '路灯', ''],
      ['line-3', '', '水 渠'],
    ])
  })

  test('a broken array is read by lines, each fault passed over', async () => {
    expect((await read(['[', '{"id":1,"title":"路灯"}', '{"id":2'])).map(({ id }) => id)).toEqual(['1'])
  })

  test('a file that is not there is said so', async () => {
    await expect(all(join(folder, 'absent.jsonl'))).rejects.toThrow('请检查路径')
  })
})

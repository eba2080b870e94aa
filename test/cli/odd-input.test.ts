import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runProgram, startProgram } from '../support/program.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heng-odd-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

/** Runs a command that must be refused in Chinese: no English sentence, no stack, no dump. */
async function refused(...args: string[]): Promise<string> {
  const { code, output } = await runProgram(args, {})
  expect(code).toBe(1)
  expect(output.split(folder).join('')).not.toMatch(
    /\n\s+at |error:|Unexpected|Expected|ENOENT|"code"|required|unknown/,
  )
  return output
}

test('a reader that has read enough is no fault', async () => {
  const path = await file('read-in-part.jsonl', '{"title":"路灯不亮"}\n{"title":"路灯不亮"}\n')
  const program = startProgram(['hotspots', '--in', path, '--json'], {})
  program.child.stdout?.destroy()
  expect(await program.ended).toBe(0)
  expect(program.output()).toBe('')
})

describe('commands given what they cannot use', () => {
  test('a wrong word on the command line is named, with where to look', async () => {
    expect(await refused('hotspots')).toBe('缺少选项 --in <file>，请加 --help 查看用法\n')
    expect(await refused('nonsense')).toBe('没有命令 nonsense，请加 --help 查看用法\n')
    expect(await refused('deadline', '--jsn')).toBe('没有选项 --jsn，请加 --help 查看用法\n')
    expect(await refused('duplicates', '--pairs')).toContain('选项 --pairs <file> 后面缺少内容')
    const { code, output } = await runProgram(['dispatch', 'train', '--help'], {})
    expect(code).toBe(0)
    expect(output).toMatch(/^用法： heng dispatch train/)
    expect(output).not.toMatch(/Usage|Options|display/)
  })

  test('a file that is empty, broken, absent or of another shape is said to be so', async () => {
    const messages = await file('messages.jsonl', '{"id":"1","title":"路灯不亮","body":"路灯坏了一个月"}\n')
    const [empty, broken, other] = [
      await file('empty.json', ''),
      await file('broken.json', '[{"a":1}\n{'),
      await file('other.json', '{"x":1}'),
    ]
    const absent = join(folder, 'absent.json')
    const reading = [
      (path: string) => refused('deadline', '--cases', path, '--json'),
      (path: string) => refused('duplicates', '--pairs', path, '--in', messages),
      (path: string) => refused('hotspots', '--in', messages, '--gold', path),
    ]
    for (const read of reading) {
      expect(await read(empty)).toContain('是空的')
      expect(await read(broken)).toContain('不是正确的 JSON（第 2 行')
      expect(await read(absent)).toContain('打不开')
      expect(await read(other)).toContain('应为')
    }
  })

  test('nothing to measure is no measure: it is said why, and the command fails', async () => {
    const messages = await file('some.jsonl', '{"id":"1","title":"路灯不亮","body":"路灯坏了"}\nnot json\n')
    const pairs = await file('pairs.json', '[{"a":"1","b":"9","dup":true}]')
    const strangers = await refused('duplicates', '--pairs', pairs, '--in', messages)
    expect(strangers).toContain('没有可以核对的对子：1 对')
    expect(strangers).not.toContain('准确率')
    const labelled = await file(
      'labelled.jsonl',
      '{"label":"外星事务","title":"路灯","body":"路灯坏了"}\n{"title":"路灯"}\nnot json\n',
    )
    const unknown = await refused('dispatch', 'eval', '--task', 'category', '--in', labelled)
    expect(unknown).toContain('没有可以检验的来件')
    expect(unknown).toContain('1 件的类别“外星事务”模型里没有')
    expect(unknown).toContain('1 行不是完整的 JSON 对象')
    const { output } = await runProgram(['hotspots', '--in', messages], {})
    expect(output).toContain('有 1 行不是完整的 JSON 对象，未计入')
  })

  test('a place that cannot be written is told before the training', async () => {
    const out = join(folder, 'no-such-folder', 'model')
    const empty = await file('train.jsonl', '')
    expect(await refused('dispatch', 'train', '--task', 'category', '--in', empty, '--out', out)).toContain('写不了')
  })
})

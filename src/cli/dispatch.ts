import { access, constants, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { ModelFileError } from '../language/model-file.ts'
import { type Evaluation, type Line, TASKS, type Task, TrainingError } from '../modules/dispatch/index.ts'
import { print, tell } from './console.ts'
import { UserError } from './environment.ts'
import { countLines, readLines } from './intake-lines.ts'

interface TrainOptions {
  readonly task: string
  readonly in: readonly string[]
  readonly out: string
  readonly json?: boolean
}

interface EvalOptions {
  readonly task: string
  readonly in: readonly string[]
  readonly model?: string
  readonly json?: boolean
}

/** heng dispatch train: a model from files of labelled messages; the same files give the same bytes. */
export async function trainDispatch(options: TrainOptions): Promise<number> {
  // Before a training of minutes, not after it.
  await access(dirname(resolve(options.out)), constants.W_OK).catch(() => {
    throw new UserError(`写不了 ${options.out}，请核对文件夹是否存在、能否写入`)
  })
  const { lines, malformed } = await linesOf(options.in)
  const { file, report } = explained(() => taskOf(options.task).train(lines))
  // The old model stays whole until the new one is.
  await writeFile(`${options.out}.part`, file)
  await rename(`${options.out}.part`, options.out)
  print(JSON.stringify({ ...report, malformed, bytes: file.byteLength }, null, 2))
  return 0
}

/** heng dispatch eval: how well a model does on labelled messages it has not seen. */
export async function evaluateDispatch(options: EvalOptions): Promise<number> {
  const { lines, malformed } = await linesOf(options.in)
  const file = options.model === undefined ? undefined : await readModel(options.model)
  const evaluation = explained(() => taskOf(options.task).evaluate(lines, file))
  const skipped = { ...evaluation.skipped, malformed }
  if (options.json) print(JSON.stringify({ ...evaluation, skipped }, null, 2))
  else for (const line of account({ ...evaluation, skipped })) print(line)
  return evaluation.n === 0 ? 1 : 0
}

function taskOf(name: string): Task {
  const task = TASKS[name]
  if (!task) throw new UserError(`--task 应为 ${Object.keys(TASKS).join(' 或 ')}`)
  return task
}

async function linesOf(paths: readonly string[]): Promise<{ lines: Line[]; malformed: number }> {
  const lines: Line[] = []
  let malformed = 0
  for (const path of paths) {
    await countLines(path)
    for await (const line of readLines(path))
      if ('fields' in line) lines.push(line.fields)
      else {
        malformed++
        tell(`${path} 第 ${line.number} 行：${line.message}`)
      }
  }
  return { lines, malformed }
}

async function readModel(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new UserError(`读不了模型 ${path}（${(error as NodeJS.ErrnoException).code}），请检查路径`)
  }
}

function explained<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof TrainingError) throw new UserError(error.message)
    if (error instanceof ModelFileError)
      throw new UserError('--model 不是这项任务的模型文件，请用 heng dispatch train 训练')
    throw error
  }
}

type Skipped = Evaluation['skipped'] & { readonly malformed: number }

function skippedText({ unreadable, unknownLabels, malformed }: Skipped): string {
  const parts = [
    malformed > 0 && `${malformed} 行不是完整的 JSON 对象`,
    unreadable > 0 && `${unreadable} 件没有类别或没有文字`,
    ...Object.entries(unknownLabels).map(([label, count]) => `${count} 件的类别“${label}”模型里没有`),
  ].filter((part) => part !== false)
  return parts.join('；') || '无'
}

function account({ perClass, ...all }: Evaluation & { readonly skipped: Skipped }): string[] {
  if (all.n === 0) return [`没有可以检验的来件。未计入：${skippedText(all.skipped)}`]
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`
  return [
    `来件 ${all.n} 件  宏平均 F1 ${all.macroF1.toFixed(3)}  准确率 ${percent(all.accuracy)}  前三 ${percent(all.top3)}`,
    `可直接分办 ${percent(all.coverageAt98)}，其中正确 ${percent(all.precisionAt98)}；校准误差 ${all.ece.toFixed(3)}`,
    `每 CPU 秒 ${all.messagesPerCpuSecond} 件；未计入：${skippedText(all.skipped)}`,
    ...Object.entries(perClass).map(
      ([label, { precision, recall, f1, n }]) =>
        `  ${label}  查准 ${percent(precision)}  查全 ${percent(recall)}  F1 ${f1.toFixed(3)}  ${n} 件`,
    ),
  ]
}

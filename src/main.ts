import { Command, CommanderError } from 'commander'
import { refusalOf, speakChinese } from './cli/command-words.ts'
import { print, tell } from './cli/console.ts'
import { ENVIRONMENT, readEnvironment, UserError } from './cli/environment.ts'

/** Runs the `heng` command; answers its exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  let code = 0
  const program = commands((result) => {
    code = result
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return failed(error)
  }
}

function failed(error: unknown): number {
  if (error instanceof CommanderError) {
    const refusal = refusalOf(error)
    if (refusal) tell(refusal)
    return error.exitCode
  }
  const known = error instanceof UserError || /^(Embedded|ServerLocked|DatabaseUnsuitable)/.test((error as Error).name)
  tell(known ? (error as Error).message : `出错了：${(error as Error).message}`)
  if (process.env['HENG_DEBUG'] === '1') tell(String((error as Error).stack))
  else if (!known) tell('设 HENG_DEBUG=1 再试一次可看到详细原因。')
  return 1
}

/** The commands; each loads what it needs only when called. */
function commands(done: (code: number) => void): Command {
  const program = speakChinese(new Command('heng').description('衡：县级法治政府建设一体化平台'))
  const environment = () => readEnvironment(process.env)
  const run = (work: Promise<number>) => work.then(done)
  program
    .command('serve')
    .description('启动服务')
    .action(async () => run((await import('./cli/serve.ts')).serve(environment())))
  program
    .command('demo')
    .description('启动演示县')
    .action(async () => run((await import('./cli/demo.ts')).demo(environment())))
  program
    .command('verify')
    .description('核验台账')
    .option('--json', '输出 JSON')
    .option('--county <code>', '只核验一个县')
    .action(async (options) => run((await import('./cli/verify.ts')).verify(environment(), options)))
  program
    .command('figures')
    .description('统计数字')
    .option('--year <year>', '年份')
    .option('--from <date>', '起')
    .option('--to <date>', '止')
    .option('--office <id>', '只计一个主办单位')
    .option('--county <code>', '县')
    .option('--json', '输出 JSON')
    .action(async (options) => run((await import('./cli/figures.ts')).figures(environment(), options)))
  program
    .command('intake')
    .description('把别处的来件登记进来')
    .requiredOption('--in <file>', 'JSON Lines 文件，每行 {id, title, body}')
    .requiredOption('--procedure <id>', '程序，如 letter')
    .requiredOption('--url <url>', '正在运行的服务地址')
    .option('--token <token>', '机器令牌（也可用 HENG_TOKEN）')
    .option('--concurrency <n>', '同时登记几件', '8')
    .option('--set <pair...>', '缺少的项，如 kind=投诉', [])
    .action(async (options) => run((await import('./cli/intake.ts')).intake(environment(), options)))
  program
    .command('backup <file>')
    .description('备份（服务不必停）')
    .action(async (file: string) => run((await import('./cli/backup.ts')).makeBackup(environment(), file)))
  program
    .command('restore <file>')
    .description('恢复到空的数据目录或数据库')
    .action(async (file: string) => run((await import('./cli/backup.ts')).restoreBackup(environment(), file)))
  program
    .command('deadline')
    .description('推算法定期限的届满日')
    .option('--limit <id>', '期限，如 foi-answer-2019；写 foi-answer 则按起算日选用当时的法律')
    .option('--start <day>', '起算日（事件日），如 2020-01-20；按小时的写 2023-05-01T22:00')
    .option('--exclude <from:to...>', '扣除 FROM:TO，从 FROM 次日到 TO；未恢复的写 FROM:', [])
    .option('--extend <total@date...>', '延长至总期 TOTAL，DATE 批准', [])
    .option('--restart <date...>', '重新起算', [])
    .option('--use <amount>', '法律定有两个数额的，选用另一个')
    .option('--amount <n>', '由本县确定的期限，本县定的数额')
    .option('--cases <file>', '一次推算一个文件里的全部例题（JSON 数组）')
    .option('--list', '列出全部期限')
    .option('--json', '输出 JSON')
    .action(async (options) => run((await import('./cli/deadline.ts')).deadline(options)))
  messages(program, run)
  program
    .command('docs [folder]')
    .description('由程序定义生成说明页')
    .action(async (folder: string | undefined) =>
      run((await import('./cli/docs.ts')).docs(folder ?? 'docs/procedures')),
    )
  dispatch(program, run)
  assessment(program, environment, run)
  county(program, environment, run)
  people(program, environment, run)
  program
    .command('environment')
    .description('环境变量一览')
    .action(() => {
      for (const { name, standard, what } of ENVIRONMENT) print(`${name.padEnd(24)} ${standard.padEnd(14)} ${what}`)
    })
  return program
}

type Environment = () => ReturnType<typeof readEnvironment>
type Run = (work: Promise<number>) => Promise<void>

function dispatch(program: Command, run: Run): void {
  const group = program.command('dispatch').description('智能分办：训练与检验')
  group
    .command('train')
    .description('由已知结果的来件训练模型')
    .requiredOption('--task <task>', '任务，如 category')
    .requiredOption('--in <file...>', 'JSON Lines 文件，可给多个')
    .requiredOption('--out <file>', '模型存到哪里')
    .option('--json', '输出 JSON（总是如此）')
    .action(async (options) => run((await import('./cli/dispatch.ts')).trainDispatch(options)))
  group
    .command('eval')
    .description('用没有见过的来件检验模型')
    .requiredOption('--task <task>', '任务，如 category')
    .requiredOption('--in <file...>', 'JSON Lines 文件，可给多个')
    .option('--model <file>', '模型；不写则用随附的模型')
    .option('--json', '输出 JSON')
    .action(async (options) => run((await import('./cli/dispatch.ts')).evaluateDispatch(options)))
}

function messages(program: Command, run: Run): void {
  program
    .command('duplicates')
    .description('近似来件：在标注的对子上核对识别质量')
    .requiredOption('--pairs <file>', '标注的对子，JSON 数组，每项 {a, b, dup}')
    .requiredOption('--in <file>', '来件，JSON Lines，每行 {id, title, body}')
    .option('--json', '输出 JSON')
    .action(async (options) => run((await import('./cli/duplicates.ts')).duplicates(options)))
  program
    .command('hotspots')
    .description('热点：把来件归并为事件')
    .requiredOption('--in <file>', '来件，JSON Lines，每行 {id, title, body, user, time, up, down}')
    .option('--gold <file>', '人工归并的结果，用来核对质量')
    .option('--on <day>', '按这一天排先后，久无来件的逐渐后移；不写则看整个时段')
    .option('--json', '输出 JSON')
    .action(async (options) => run((await import('./cli/hotspots.ts')).hotspots(options)))
  program
    .command('frequencies')
    .description('由来件统计词频，供衡量相似程度')
    .requiredOption('--in <file...>', '来件，JSON Lines')
    .requiredOption('--out <file>', '写到哪里')
    .action(async (options) => run((await import('./cli/frequencies.ts')).frequencies(options)))
}

function assessment(program: Command, environment: Environment, run: Run): void {
  const group = program.command('assessment').description('考核')
  group
    .command('list')
    .description('列出考核期')
    .option('--county <code>', '县')
    .option('--scheme <id>', '考核方案')
    .action(async (options) => run((await import('./cli/assessment.ts')).listPeriods(environment(), options)))
  group
    .command('export')
    .description('导出一个考核期的结果和全部依据，可用 scripts/recompute-assessment.mjs 复算')
    .requiredOption('--period <period>', '考核期，如 2020-03')
    .requiredOption('--out <file>', '写到哪里，.xlsx 或 .csv')
    .option('--county <code>', '县')
    .option('--scheme <id>', '考核方案')
    .action(async (options) => run((await import('./cli/assessment.ts')).exportPeriod(environment(), options)))
  group
    .command('verify')
    .description('核验已公布的考核结果')
    .option('--county <code>', '县')
    .action(async (options) => run((await import('./cli/assessment.ts')).verifyPeriods(environment(), options)))
}

function county(program: Command, environment: Environment, run: Run): void {
  const group = program.command('county').description('县')
  group
    .command('list')
    .description('列出各县')
    .action(async () => run((await import('./cli/county.ts')).listCounties(environment())))
  group
    .command('add')
    .description('新建一个县')
    .requiredOption('--code <code>', '6 位行政区划代码')
    .requiredOption('--name <name>', '县名')
    .option('--mark <mark>', '文号代字')
    .option('--host <host...>', '这个县的域名')
    .action(async (options) => run((await import('./cli/county.ts')).addCounty(environment(), options)))
}

function people(program: Command, environment: Environment, run: Run): void {
  program
    .command('token')
    .description('新建机器令牌')
    .requiredOption('--name <name>', '用途')
    .option('--scopes <scopes>', '权限，逗号分隔', 'intake')
    .option('--county <code>', '县')
    .action(async (options) => run((await import('./cli/accounts.ts')).token(environment(), options)))
  program
    .command('administrator')
    .description('新建一位管理员（打印一次性密码）')
    .option('--username <username>', '用户名', 'admin')
    .option('--name <name>', '姓名', '管理员')
    .option('--county <code>', '县')
    .action(async (options) => run((await import('./cli/accounts.ts')).administrator(environment(), options)))
}

import type { Command, CommanderError } from 'commander'

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

const REFUSALS: Readonly<Record<string, (what: string) => string>> = {
  'commander.unknownOption': (what) => `没有选项 ${what}`,
  'commander.unknownCommand': (what) => `没有命令 ${what}`,
  'commander.missingMandatoryOptionValue': (what) => `缺少选项 ${what}`,
  'commander.optionMissingArgument': (what) => `选项 ${what} 后面缺少内容`,
  'commander.missingArgument': (what) => `缺少参数 ${what}`,
  'commander.excessArguments': () => '给的参数太多',
}

/** Has a program and the commands added to it afterwards speak Chinese, and leave its refusals to {@link refusalOf}. */
export function speakChinese(program: Command): Command {
  return program
    .exitOverride()
    .helpOption('-h, --help', '显示用法')
    .helpCommand('help [command]', '显示一个命令的用法')
    .configureHelp({
      styleTitle: (title) => HEADINGS[title] ?? title,
      optionDescription: ({ description, defaultValue }) =>
        typeof defaultValue === 'string' ? `${description}（不写则为 ${defaultValue}）` : description,
    })
    .configureOutput({ outputError: () => undefined })
}

/** What is wrong with a command as it was typed, and what to do; undefined where it only asked for help. */
export function refusalOf(error: CommanderError): string | undefined {
  const said = REFUSALS[error.code]
  // The library names what it stumbled over between quotation marks, and nowhere else.
  const what = /'([^']+)'/.exec(error.message)?.[1] ?? ''
  return said ? `${said(what)}，请加 --help 查看用法` : undefined
}

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const OLDEST = 24

/**
 * Runs this program again under the Node that npm installed, when the one at
 * hand is too old for it. Resolves to false when the one at hand will do;
 * otherwise never: the process ends as its successor does.
 */
export async function rerunUnderNode24() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) return false
  const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
  if (!existsSync(node)) {
    console.error(
      `衡需要 Node ${OLDEST}，当前是 ${process.version}。请在程序目录运行 npm ci，它会装上所需的 Node。\n` +
        `Heng needs Node ${OLDEST}; this is ${process.version}. Run npm ci, which installs it.`,
    )
    process.exit(1)
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  forwardSignals(child)
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
  return new Promise(() => undefined)
}

/** Passes on what ends this process, so that the child ends in its own way first. */
export function forwardSignals(child) {
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => {
    // At a terminal Ctrl-C reaches both; a second one would read as impatience.
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
}

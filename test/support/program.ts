import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const HENG = fileURLToPath(new URL('../../bin/heng.mjs', import.meta.url))

/** A `heng` process of its own. */
export interface Program {
  readonly child: ChildProcess
  readonly output: () => string
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>
  /** Resolves once its output has the text; rejects if it ends before. */
  says(text: string | RegExp): Promise<string>
}

/** Starts the program as a user would. */
export function startProgram(args: readonly string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, [HENG, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const waiting = new Set<() => void>()
  const heard = (chunk: Buffer) => {
    text += chunk.toString()
    for (const wake of waiting) wake()
  }
  child.stdout?.on('data', heard)
  child.stderr?.on('data', heard)
  const ended = once(child, 'exit').then(([code]) => {
    for (const wake of waiting) wake()
    return code as number | null
  })
  return {
    child,
    output: () => text,
    ended,
    says: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
          if (found) resolve(text)
          else if (child.exitCode !== null || child.signalCode !== null)
            reject(new Error(`ended before saying ${wanted}:\n${text}`))
          else return
          waiting.delete(look)
        }
        waiting.add(look)
        look()
      }),
  }
}

/** Runs the program to its end. */
export async function runProgram(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const program = startProgram(args, env)
  const code = await program.ended
  return { code, output: program.output() }
}

/** A port of this machine that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

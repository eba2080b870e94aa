import { SingleBar } from 'cli-progress'

/** Whoever reads may have read enough and gone (`heng … | head`); the work goes on, and its code tells how it went. */
let unread = false
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  unread = true
})

/** Results go to standard output, so that they can be piped. */
export function print(text: string): void {
  if (!unread) process.stdout.write(`${text}\n`)
}

/** Whatever accompanies the work goes to standard error. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Progress of something long. */
export interface Progress {
  update(done: number, total: number, what?: string): void
  finish(): void
}

/** A bar on a terminal; elsewhere a line every tenth of the way. */
export function progress(label: string): Progress {
  return process.stderr.isTTY ? bar(label) : lines(label)
}

function bar(label: string): Progress {
  const drawn = new SingleBar({
    format: `${label} {bar} {percentage}% {value}/{total} {what}`,
    stream: process.stderr,
    hideCursor: true,
  })
  let started = false
  return {
    update(done, total, what = '') {
      if (started) drawn.setTotal(total)
      else drawn.start(total, done, { what })
      started = true
      drawn.update(done, { what })
    },
    finish: () => drawn.stop(),
  }
}

function lines(label: string): Progress {
  let told = -1
  return {
    update(done, total, what = '') {
      const tenth = total > 0 ? Math.floor((done / total) * 10) : 0
      if (tenth === told) return
      told = tenth
      tell(`${label} ${tenth * 10}% ${what}`)
    },
    finish: () => undefined,
  }
}

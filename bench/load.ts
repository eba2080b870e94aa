import { Agent, request } from 'node:http'

/** One request of a load. */
export interface Shot {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** What a round gave. */
export interface Round {
  readonly rps: number
  readonly p95ms: number
}

/** Connections kept open at once. */
const CONNECTIONS = 8

/** Sends `count` requests over a few kept connections; throws on the first answer that is not a success. */
export async function fire(port: number, count: number, shotOf: (at: number) => Shot): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const times: number[] = []
  let next = 0
  const worker = async () => {
    while (next < count) {
      const at = next
      next += 1
      const started = performance.now()
      await send(agent, port, shotOf(at))
      times.push(performance.now() - started)
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  return {
    rps: Math.round(count / seconds),
    p95ms: Math.round((times[Math.floor(times.length * 0.95)] ?? 0) * 100) / 100,
  }
}

function send(agent: Agent, port: number, { method, path, headers = {}, body }: Shot): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method,
        path,
        headers: body
          ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers }
          : headers,
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const status = answer.statusCode ?? 0
          if (status >= 200 && status < 300) resolve()
          else
            reject(new Error(`${method} ${path} answered ${status}: ${Buffer.concat(chunks).toString().slice(0, 300)}`))
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The middle of several rounds, by requests per second. */
export function median(rounds: readonly Round[]): Round {
  const sorted = rounds.toSorted((a, b) => a.rps - b.rps)
  return sorted[Math.floor(sorted.length / 2)] ?? { rps: 0, p95ms: 0 }
}

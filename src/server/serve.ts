import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { createApp } from './app.ts'

/** A server that listens. */
export interface Listening {
  readonly port: number
  /** Takes no new requests, finishes those under way, then closes. */
  stop(): Promise<void>
}

/** Listens on a port (0: any free one). Rejects with the system's error, such as EADDRINUSE. */
export async function listen(
  app: ReturnType<typeof createApp>,
  { port, host }: { port: number; host: string },
): Promise<Listening> {
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : port, stop: () => stop(server) }
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

export type EmbeddedErrorCode =
  | 'database-binaries-missing'
  | 'database-folder-unreachable'
  | 'database-folder-foreign'
  | 'database-version-differs'
  | 'database-start-failed'

/** The embedded database cannot be opened; the message says what to do next. */
export class EmbeddedDatabaseError extends Error {
  readonly code: EmbeddedErrorCode

  constructor(code: EmbeddedErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'EmbeddedDatabaseError'
    this.code = code
  }
}

/** Another server already works on the same data folder. */
export class ServerLockedError extends Error {
  readonly code = 'server-locked'
  readonly pid: number | undefined
  readonly folder: string

  constructor(folder: string, pid: number | undefined) {
    const holder = pid === undefined ? '另一个衡服务' : `进程 ${pid} `
    super(`数据目录 ${folder} 正由${holder}使用，同一目录只能运行一个服务。请先停止该服务，或为本服务另指定数据目录。`)
    this.name = 'ServerLockedError'
    this.pid = pid
    this.folder = folder
  }
}

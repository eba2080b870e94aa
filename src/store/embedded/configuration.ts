/** The settings of an embedded database; `postgres/local.conf` in the data folder may override any of them. */
export function configuration(socketFolder: string, fsync: boolean): string {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: '5432',
    cluster_name: 'heng',
    max_connections: '60',
    shared_buffers: '128MB',
    jit: 'off',
    wal_level: 'replica',
    random_page_cost: '1.1',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    lc_messages: 'C',
    // Rows and statements hold citizens' words and names: they do not belong in a log file.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  return `# Written by heng at every start; change postgres/local.conf instead.\n${lines.join('\n')}\n`
}

export { backup, backupSize } from './backup.ts'
export type { Manifest } from './parts.ts'
export { RestoreError, restore } from './restore.ts'

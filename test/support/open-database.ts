// A process of its own for the tests to kill: opens a data folder's database,
// prints one line, and stays until it is killed or its input ends.
import { openDatabase } from '../../src/store/database.ts'

const [, , dataFolder = '', role = 'command', statement] = process.argv

try {
  const database = await openDatabase({ dataFolder, role: role === 'server' ? 'server' : 'command' })
  const answer = statement === undefined ? [] : (await database.pool.query(statement)).rows
  process.stdout.write(`${JSON.stringify({ opened: true, uid: process.getuid?.(), answer })}\n`)
  process.stdin.resume().once('end', () => void database.close())
} catch (error) {
  const { code, message } = error as { code?: string; message: string }
  process.stdout.write(`${JSON.stringify({ opened: false, code, message })}\n`)
}

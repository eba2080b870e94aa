// A process of its own for the test to lose in the midst of a letter.

import { smtpChannel } from '../../src/modules/contact/index.ts'
import { mailStaff } from '../../src/modules/mail/index.ts'
import { connectDatabase } from '../../src/store/database.ts'
import { createVault } from '../../src/store/vault.ts'
import { mailContext } from './mail-desk.ts'

const [, , connection = '{}', port = '0', now = '', token = '', vaultKey = ''] = process.argv

const database = await connectDatabase(JSON.parse(connection), {
  kind: 'embedded',
  poolSize: 2,
  whenClosed: async () => undefined,
})
const channel = smtpChannel({ url: `smtp://127.0.0.1:${port}`, from: 'desk@example.com' })
const keys = { token: Buffer.from(token, 'hex'), vault: Buffer.from(vaultKey, 'hex') }
await mailStaff(mailContext({ database, keys, vault: createVault(keys), channels: [channel], now: new Date(now) }))
channel.close()
await database.close()

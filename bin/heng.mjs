#!/usr/bin/env node
import { rerunUnderNode24 } from './node-24.mjs'

await rerunUnderNode24()
const { run } = await import('../src/main.ts')
process.exitCode = await run(process.argv.slice(2))

// What `npm test` runs: a browser, the built web, then the tests.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { forwardSignals, rerunUnderNode24 } from '../bin/node-24.mjs'

await rerunUnderNode24()
const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const { findChromium } = await import('../test/support/find-chromium.ts')

provideBrowser()
if (await webBuilt()) process.exitCode = await runTests(process.argv.slice(2))
else {
  process.exitCode = 1
  console.log('0 passed, 1 failed')
}

function provideBrowser() {
  if (process.env.HENG_NO_BROWSER === '1') {
    console.log('⚠ HENG_NO_BROWSER=1：跳过全部浏览器测试。 Skipping every browser test.')
    return
  }
  if (findChromium()) return
  console.log('未找到 Chromium，正在安装。 No Chromium found; installing one.')
  if (hasApt()) {
    run('apt-get', ['update'])
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
  }
  if (!findChromium()) run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'])
  if (findChromium()) return
  console.log(
    [
      '⚠ 未能安装 Chromium，浏览器测试将失败。请用系统的包管理器安装 chromium，或用环境变量 HENG_CHROMIUM 指明它的路径；',
      '  确实不能用浏览器的机器可设 HENG_NO_BROWSER=1 跳过。',
      '⚠ Chromium could not be installed, so the browser tests will fail. Install the chromium package,',
      '  or name a Chromium in HENG_CHROMIUM; where no browser can run, HENG_NO_BROWSER=1 skips those tests.',
    ].join('\n'),
  )
}

function hasApt() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** As the program builds it, mark included: a program under test then finds it built, and leaves it alone. */
async function webBuilt() {
  const { buildWeb } = await import('../src/cli/web-build.ts')
  return buildWeb().then(
    () => true,
    (error) => {
      console.error(error)
      return false
    },
  )
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: 'inherit', env }).status === 0
}

/** Vitest closes with the plain last line itself; where it dies before it can, this says so in its stead. */
function runTests(args) {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...args]
  const child = spawn(process.execPath, vitest, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  let closed = false
  child.on('message', (message) => {
    closed ||= message === 'closed'
  })
  forwardSignals(child)
  return new Promise((done) => {
    child.on('close', (code) => {
      if (!closed) console.log('0 passed, 1 failed')
      done(closed ? (code ?? 1) : 1)
    })
  })
}

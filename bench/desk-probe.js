/**
 * Put into a page of the desk before its own script: `probe.visit(address)` goes there inside the app and
 * times it, `probe.later()` lets ten minutes pass for everything that is kept.
 */
;(() => {
  const TEN_MINUTES = 600_000
  const BUSY = '.desk-loading, .ant-spin-spinning, .ant-skeleton, [aria-busy=true]'
  const { setTimeout: wait, clearTimeout: forget, fetch: ask } = window
  const { now } = Date
  const long = new Map()
  let ahead = 0
  let asked = 0
  let stirred = 0

  // What the desk keeps of its readings ages by these two.
  Date.now = () => now() + ahead
  window.setTimeout = (work, ms, ...rest) => {
    const id = wait(work, ms, ...rest)
    if (ms >= 60_000 && ms <= TEN_MINUTES) long.set(id, () => work(...rest))
    return id
  }
  window.clearTimeout = (id) => {
    long.delete(id)
    forget(id)
  }

  // A reading has come once its body is read.
  window.fetch = async (...request) => {
    asked += 1
    try {
      const answer = await ask(...request)
      const whole = await answer.arrayBuffer()
      return new Response(answer.status === 204 ? null : whole, answer)
    } finally {
      asked -= 1
      stirred = performance.now()
    }
  }

  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = resolve
        port2.postMessage(null)
      })
    })

  /** What nobody looks at is fetched when somebody does. */
  const busy = () => [...document.querySelectorAll(BUSY)].some((part) => part.getBoundingClientRect().top < innerHeight)

  function go(address) {
    const idx = (history.state?.idx ?? 0) + 1
    const state = { usr: null, key: String(idx), idx }
    history.pushState(state, '', address)
    dispatchEvent(new PopStateEvent('popstate', { state }))
  }

  /**
   * Milliseconds from asking for an address to the first picture after which nothing of it was still to come
   * for `calm` milliseconds. A restless page shows for ever that something is loading.
   */
  async function visit(address, { calm, restless, limit = 10_000 }) {
    const old = location.pathname === address ? undefined : document.querySelector('h1')
    const start = performance.now()
    const watch = new MutationObserver(() => {
      stirred = performance.now()
    })
    watch.observe(document.body, { childList: true, characterData: true, subtree: true })
    stirred = start
    let standing
    try {
      go(address)
      for (;;) {
        await painted()
        const at = performance.now()
        const heading = document.querySelector('h1')
        const ready = heading !== null && heading !== old && asked === 0 && (restless || !busy())
        if (!ready) standing = undefined
        else if (standing === undefined || stirred > standing) standing = at
        if (standing !== undefined && at - standing >= calm) return standing - start
        if (at - start > limit) throw new Error(`${address} does not come to rest`)
      }
    } finally {
      watch.disconnect()
    }
  }

  /** Ten minutes pass: what is kept for less is dropped, what is shown for longer counts as old. */
  function later() {
    ahead += TEN_MINUTES
    for (const [id, work] of [...long]) {
      window.clearTimeout(id)
      work()
    }
  }

  window.probe = { visit, later }
})()

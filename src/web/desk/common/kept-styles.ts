import { createCache } from '@ant-design/cssinjs'

/**
 * Where the styles of components are kept once made. By itself the library drops a component's styles with its last
 * instance on the screen and makes them anew with the next: every change of page would style the whole document twice.
 */
export function keptStyles(): ReturnType<typeof createCache> {
  const cache = createCache()
  const update = cache.opUpdate.bind(cache)
  cache.opUpdate = (path, change) =>
    update(path, (before) => {
      const after = change(before)
      // Counted as used once more than it is, an entry is never the last of its kind.
      return before === undefined && after !== null ? [after[0] + 1, after[1]] : after
    })
  return cache
}

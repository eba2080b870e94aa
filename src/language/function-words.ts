/**
 * Words that carry grammar and no subject: they say how a thing is told, not what it is about. The list is short on
 * purpose; verbs of asking (请, 希望) stay, a model may weigh them.
 */
const WORDS = `的 地 得 了 着 过 吗 呢 吧 啊 呀 嘛 哦 哪 么 啦 哎 唉 嗯 所 之 其 者 而 且 与 和 及 以及 或 或者 并 并且 而且 同时 但 但是 可是
然而 不过 只是 虽 虽然 尽管 即使 因 因为 由于 所以 因此 因而 于是 如 如果 若 假如 要是 倘若 则 就 便 才 都 也 还 又 再 更 最 很 太 非常 十分
特 极 越 只 仅 仅仅 不 没 没有 无 未 非 别 莫 勿 是 为 在 于 从 自 自从 向 往 朝 到 至 对 对于 关于 把 将 被 让 给 替 用 以 按 按照 根据 依
通过 经 经过 随着 跟 同 比 像 除 除了 我 我们 你 你们 您 您们 他 他们 她 她们 它 它们 咱 咱们 俺 自己 本人 大家 人家 这 这个 这些 这样 这里 这么
那 那个 那些 那样 那里 那么 此 该 本 各 各位 每 某 某些 谁 什么 哪 哪个 哪些 哪里 怎 怎么 怎样 怎么样 如何 为何 为什么 何 何时 多少 几 是否
有 有些 有的 有关 能 能够 可 可以 会 要 应 应该 应当 该 必须 需 需要 想 来 去 上 里 内 一 一些 一下 一样 一直 一点 二 两 三 四 五 六 七 八 九
十 个 等 等等 之一 以后 以前 之后 之前 的话 而已 已 已经 曾 曾经 正 正在 刚 刚刚 即 既 乃 何况 况且 甚至 以至 不是 就是 也是 都是 还是 只有 只要 不仅 不但
不能 不会 不要 不得 尤其 其中 其他 其它 另外 此外 然后 最后 首先 其次 比如 例如 包括 目前 至今`
const FUNCTION_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/))

/** The words that carry a subject: function words, lone letters and lone figures left out. */
export function contentWords(words: readonly string[]): string[] {
  return words.filter((word) => !FUNCTION_WORDS.has(word) && !(word.length === 1 && /[a-z0-9]/.test(word)))
}

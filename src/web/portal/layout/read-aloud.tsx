import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { piecesOf } from './pieces-of.ts'

/** Reads the page aloud where the device has a voice for it; nothing elsewhere. */
export function ReadAloud() {
  const [speaking, setSpeaking] = useState(false)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page ends the reading of this one
  useEffect(() => {
    return () => {
      window.speechSynthesis?.cancel()
      setSpeaking(false)
    }
  }, [pathname])
  if (!('speechSynthesis' in window)) return null
  const toggle = () => {
    speechSynthesis.cancel()
    if (!speaking) speak(document.getElementById('content')?.innerText ?? '', () => setSpeaking(false))
    setSpeaking(!speaking)
  }
  return (
    <button type="button" className="p-button p-button-quiet" aria-pressed={speaking} onClick={toggle}>
      {speaking ? '停止朗读' : '朗读本页'}
    </button>
  )
}

function speak(text: string, onEnd: () => void): void {
  const pieces = piecesOf(text)
  if (pieces.length === 0) onEnd()
  for (const [at, piece] of pieces.entries()) {
    const utterance = new SpeechSynthesisUtterance(piece)
    utterance.lang = 'zh-CN'
    utterance.rate = 0.9
    if (at === pieces.length - 1) utterance.onend = onEnd
    utterance.onerror = onEnd
    speechSynthesis.speak(utterance)
  }
}

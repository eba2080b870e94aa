/** Heng's own mark: a balance, level. */
export function BrandMark({ size = 40 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect width="48" height="48" rx="10" fill="var(--heng-brand, #0f5f61)" />
      <g
        fill="none"
        stroke="var(--heng-on-brand, #fbf9f3)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M24 9v28M16 39h16" />
        <path d="M9 16h30" />
        <path d="M9 16l-4 11h8zM39 16l-4 11h8z" />
      </g>
      <circle cx="24" cy="9" r="2.4" fill="var(--heng-on-brand, #fbf9f3)" />
    </svg>
  )
}

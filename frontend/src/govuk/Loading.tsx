/** Shown while a page or a part of it is on its way, once that takes longer than a moment. */
export function Loading({ label = 'Loading' }: { label?: string }) {
  return (
    <div className="t-loading" role="status">
      <span className="t-loading__dot" aria-hidden="true" />
      {label}…
    </div>
  )
}

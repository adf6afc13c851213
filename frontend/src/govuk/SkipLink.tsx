/** The first thing Tab reaches: past the header, to `#main`. */
export function SkipLink() {
  return (
    // biome-ignore lint/a11y/useValidAnchor: it is a link; the address stays clean of #main
    <a
      href="#main"
      className="govuk-skip-link"
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('main')?.focus()
      }}
    >
      Skip to main content
    </a>
  )
}

import type { ReactNode } from 'react'
import { classNames } from './class-names'

type PageProps = {
  /** A back link, the navigation of an area. */
  before?: ReactNode
  /** The tinted band that opens a page for visitors; holds the page title. */
  hero?: ReactNode
  /** For dense screens of staff: tables wider than text. */
  wide?: boolean
  children: ReactNode
}

/** The main part of a page, between header and footer. Each screen has exactly one. */
export function Page({ before, hero, wide, children }: PageProps) {
  const width = classNames('govuk-width-container', wide && 't-width--wide')
  return (
    <main id="main" tabIndex={-1} className="t-main">
      {before ? <div className={width}>{before}</div> : null}
      {hero ? (
        <div className="t-hero">
          <div className={width}>{hero}</div>
        </div>
      ) : null}
      <div className={width}>
        <div className="govuk-main-wrapper">{children}</div>
      </div>
    </main>
  )
}

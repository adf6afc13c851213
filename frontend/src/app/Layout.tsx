import type { ReactNode } from 'react'
import { SkipLink } from '@/govuk/SkipLink'

type LayoutProps = { header: ReactNode; footer: ReactNode; children: ReactNode }

/** Skip link, header, page, footer. The page brings its own `main`. */
export function Layout({ header, footer, children }: LayoutProps) {
  return (
    <div className="t-page">
      <SkipLink />
      {header}
      <div className="t-page__main">{children}</div>
      {footer}
    </div>
  )
}

import './data.scss'
import { type ReactNode, useEffect, useRef } from 'react'
import { PageTitle } from './PageTitle'

/**
 * The end of a task: what was done, and its reference. Its title is the page's heading, and takes the
 * focus, also where the page is still the one on which it was done.
 */
export function Panel({ title, children }: { title: string; children?: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.querySelector('h1')?.focus(), [])
  return (
    <div ref={panel} className="govuk-panel govuk-panel--confirmation">
      <PageTitle className="govuk-panel__title">{title}</PageTitle>
      {children ? <div className="govuk-panel__body">{children}</div> : null}
    </div>
  )
}

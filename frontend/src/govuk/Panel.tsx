import './data.scss'
import type { ReactNode } from 'react'
import { PageTitle } from './PageTitle'

/** The end of a task: what was done, and its reference. Its title is the page's heading. */
export function Panel({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="govuk-panel govuk-panel--confirmation">
      <PageTitle className="govuk-panel__title">{title}</PageTitle>
      {children ? <div className="govuk-panel__body">{children}</div> : null}
    </div>
  )
}

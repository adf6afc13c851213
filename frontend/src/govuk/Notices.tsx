import './data.scss'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { classNames } from './class-names'

type NotificationBannerProps = {
  title?: string
  /** `success` says that something was done; it takes the focus so that it is read out. */
  tone?: 'important' | 'success'
  children: ReactNode
}

/** Something the reader must know before the page, or what has just been done. */
export function NotificationBanner({
  title,
  tone = 'important',
  children,
}: NotificationBannerProps) {
  const success = tone === 'success'
  const heading = useId()
  const banner = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (success) banner.current?.focus()
  }, [success])
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles may be named
    <div
      ref={banner}
      className={classNames(
        'govuk-notification-banner',
        success && 'govuk-notification-banner--success',
      )}
      role={success ? 'alert' : 'region'}
      aria-labelledby={heading}
      tabIndex={success ? -1 : undefined}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={heading}>
          {title ?? (success ? 'Done' : 'Important')}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">{children}</div>
    </div>
  )
}

/** What must not be overlooked: a consequence, a deadline. */
export function WarningText({ children }: { children: ReactNode }) {
  return (
    <div className="govuk-warning-text">
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">Warning</span> {children}
      </strong>
    </div>
  )
}

/** A remark set apart from the text around it. */
export function InsetText({ children }: { children: ReactNode }) {
  return <div className="govuk-inset-text">{children}</div>
}

import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { notCurrent } from './not-current'

type Look = {
  /** `warning` for what cannot be undone. One primary button a page. */
  variant?: 'primary' | 'secondary' | 'warning'
  /** In tables and beside headings. */
  small?: boolean
}

type ButtonProps = ComponentProps<'button'> &
  Look & {
    /**
     * Something is under way: the button says so to assistive technology and ignores presses, but
     * keeps the focus, which `disabled` would lose.
     */
    busy?: boolean
  }

/** A button. Not a submit button unless `type="submit"` says so. */
export function Button({
  variant,
  small,
  busy = false,
  className,
  onClick,
  ...props
}: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      aria-disabled={busy || undefined}
      className={classNames(look({ variant, small }), className)}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
}

function ButtonAnchor({ variant, small, className, ...props }: ComponentProps<'a'> & Look) {
  return <a {...props} className={classNames(look({ variant, small }), className)} />
}

/** A link that looks like a button, for beginning something on another screen. */
export const ButtonLink = createLink(notCurrent(ButtonAnchor))

/** A button that looks like a link, for small acts within text or a row. */
export function LinkButton({ className, ...props }: ComponentProps<'button'>) {
  return <button type="button" {...props} className={classNames('t-button-link', className)} />
}

/** Buttons, and links beside them, in a row that wraps. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>
}

function look({ variant = 'primary', small }: Look): string {
  return classNames(
    'govuk-button',
    variant !== 'primary' && `govuk-button--${variant}`,
    small && 't-button--small',
  )
}

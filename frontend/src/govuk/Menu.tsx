import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { classNames } from './class-names'

type MenuProps = {
  label: string
  /** Buttons and links with the class name `menuItem`. */
  children: ReactNode
  align?: 'left' | 'right'
}

/** The class of what stands in a menu: a button or a link. */
export const menuItem = 't-menu__item'

/**
 * A button that opens a short list of acts or links. It is a disclosure, not an ARIA menu: Tab goes
 * through it as through any list, Escape closes it and returns to the button.
 */
export function Menu({ label, children, align = 'right' }: MenuProps) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const list = useId()

  useEffect(() => {
    if (!open) return
    const closeOutside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    document.addEventListener('keydown', closeOnEscape)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
      document.removeEventListener('keydown', closeOnEscape)
    }
  }, [open])

  return (
    <div className={classNames('t-menu', align === 'left' && 't-menu--left')} ref={box}>
      <button
        type="button"
        ref={button}
        className="govuk-button govuk-button--secondary t-button--small t-menu__button"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: pressing Enter on an item is a click too */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the clicks on what it holds */}
      <div id={list} className="t-menu__list" hidden={!open} onClick={() => setOpen(false)}>
        {children}
      </div>
    </div>
  )
}

import './form.scss'
import { type ReactNode, useEffect, useId, useRef } from 'react'

type DialogProps = {
  open: boolean
  /** Called on Escape too. */
  onClose: () => void
  title: string
  /** Text, then a ButtonGroup. */
  children: ReactNode
}

/** A question that must be answered before going on. The browser keeps the focus within and returns it after. */
export function Dialog({ open, onClose, title, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className="t-dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {open ? (
        <>
          <h2 className="govuk-heading-m" id={heading}>
            {title}
          </h2>
          {children}
        </>
      ) : null}
    </dialog>
  )
}

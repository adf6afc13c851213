import { useEffect, useRef } from 'react'
import type { FieldValues } from 'react-hook-form'
import { Button } from '../Button'
import type { TurnoutForm } from './useForm'

/** Somebody else changed the same: what was typed stays, and what is so now can be put in its place. */
export function ChangedMeanwhile<Values extends FieldValues>({
  form,
}: {
  form: TurnoutForm<Values>
}) {
  switch (form.meanwhile) {
    case 'changed':
      return (
        <div className="govuk-inset-text">
          <p className="govuk-body">
            What you typed is still on this page, and nothing of it is saved. Note what you want to
            keep: loading puts what is saved now in its place.
          </p>
          <Button variant="secondary" busy={form.busy} onClick={form.loadPresent}>
            Load it as it is now
          </Button>
        </div>
      )
    case 'loaded':
      return <Loaded />
    default:
      return null
  }
}

/** Takes the focus, which the pressed button took with it, so that it is read out. */
function Loaded() {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} className="govuk-inset-text" tabIndex={-1}>
      This is what is saved now. Make your change again, then save it.
    </div>
  )
}

import { useBlocker } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import { Button, ButtonGroup } from '../Button'
import { Dialog } from '../Dialog'
import { ErrorSummary } from '../ErrorSummary'
import { ChangedMeanwhile } from './ChangedMeanwhile'
import type { TurnoutForm } from './useForm'

type FormProps<Values extends FieldValues> = { form: TurnoutForm<Values>; children: ReactNode }

/** The form around its fields: the error summary at the top, and a question before unsaved answers are left behind. */
export function Form<Values extends FieldValues>({ form, children }: FormProps<Values>) {
  return (
    <form noValidate onSubmit={form.submit}>
      <ErrorSummary errors={form.summary} />
      <ChangedMeanwhile form={form} />
      {children}
      <UnsavedGuard unsaved={form.unsaved} />
    </form>
  )
}

type SubmitProps<Values extends FieldValues> = {
  form: TurnoutForm<Values>
  variant?: 'primary' | 'warning'
  children: ReactNode
}

/** The button that submits the form; while it saves it says so and does nothing more. */
export function Submit<Values extends FieldValues>({
  form,
  variant,
  children,
}: SubmitProps<Values>) {
  return (
    <Button type="submit" variant={variant} busy={form.busy}>
      {children}
    </Button>
  )
}

function UnsavedGuard({ unsaved }: { unsaved: () => boolean }) {
  const blocker = useBlocker({
    // Another view of the same page (a filter in the address) keeps the form, and what is in it.
    shouldBlockFn: ({ current, next }) => unsaved() && current.pathname !== next.pathname,
    enableBeforeUnload: unsaved,
    withResolver: true,
  })
  return (
    <Dialog
      open={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title="Leave without saving?"
    >
      <p className="govuk-body">What you entered on this page has not been saved.</p>
      <ButtonGroup>
        <Button onClick={() => blocker.reset?.()}>Stay on this page</Button>
        <Button variant="secondary" onClick={() => blocker.proceed?.()}>
          Leave without saving
        </Button>
      </ButtonGroup>
    </Dialog>
  )
}

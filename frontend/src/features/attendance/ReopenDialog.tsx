import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { Button, ButtonGroup } from '@/govuk/Button'
import { Dialog } from '@/govuk/Dialog'
import { useDone } from '@/govuk/Done'
import { Form, FormTextarea, requiredText, Submit, useForm } from '@/govuk/form'
import { registerQuery, reopenRegister } from './queries'
import { registerSentences } from './words'

const schema = z.object({ reason: requiredText('why the register is opened again', 300) })

type ReopenDialogProps = {
  partnership: string
  session: string
  partId: string
  onClose: () => void
}

/** Opens a closed register again, with a reason: for many corrections, or somebody who was left out. */
export function ReopenDialog({ partnership, session, partId, onClose }: ReopenDialogProps) {
  const queryClient = useQueryClient()
  const done = useDone()
  const form = useForm({
    schema,
    values: { reason: '' },
    save: ({ reason }) => reopenRegister(partnership, session, { partId, reason }),
    sentences: registerSentences,
    onSaved: (register) => {
      queryClient.setQueryData(registerQuery(partnership, session).queryKey, register)
      onClose()
      void done('The register is open again. Close it when you have finished.')
    },
  })
  return (
    <Dialog open onClose={onClose} title="Open the register again?">
      <Form form={form}>
        <p className="govuk-body">
          Until it is closed again, its marks are in no figure. To put one mark right, correct it
          instead.
        </p>
        <FormTextarea form={form} name="reason" label="Why is it opened again?" rows={3} />
        <ButtonGroup>
          <Submit form={form}>Open it again</Submit>
          <Button variant="secondary" onClick={onClose}>
            Leave it closed
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

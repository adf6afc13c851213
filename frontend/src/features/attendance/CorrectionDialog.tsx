import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { Button, ButtonGroup } from '@/govuk/Button'
import { Dialog } from '@/govuk/Dialog'
import { useDone } from '@/govuk/Done'
import {
  choice,
  Form,
  FormInput,
  FormRadios,
  FormTextarea,
  optionally,
  requiredText,
  Submit,
  useForm,
  wholeNumber,
} from '@/govuk/form'
import { markIn, type ShownMark, saySame } from './marks'
import { type Mark, type RegisterEntry, registerQuery, saveMarks } from './queries'
import { markMeans, markWords, registerSentences } from './words'

const marks = Object.keys(markWords) as Mark[]

/** A correction says something else than the mark as it is. */
function correctionOf(now: ShownMark | undefined) {
  return z
    .object({
      mark: choice('the right mark', marks),
      minutesLate: optionally(wholeNumber('Minutes late', 0, 1440)),
      minutesLeftEarly: optionally(wholeNumber('Minutes before the end', 0, 1440)),
      reason: requiredText('why the mark is corrected', 300),
    })
    .check(
      z.refine((typed) => !now || !saySame(typed, now), {
        path: ['mark'],
        message: 'This is already the mark',
      }),
    )
}

type CorrectionDialogProps = {
  partnership: string
  session: string
  partId: string
  entry: RegisterEntry
  onClose: () => void
}

/** Puts right a mark of a closed register. The earlier one is kept, with who and why. */
export function CorrectionDialog({
  partnership,
  session,
  partId,
  entry,
  onClose,
}: CorrectionDialogProps) {
  const queryClient = useQueryClient()
  const done = useDone()
  const now = markIn(entry, partId)
  const form = useForm({
    schema: correctionOf(now),
    values: {
      mark: now?.mark ?? '',
      minutesLate: String(now?.minutesLate ?? ''),
      minutesLeftEarly: String(now?.minutesLeftEarly ?? ''),
      reason: '',
    },
    save: ({ mark, minutesLate, minutesLeftEarly, reason }) =>
      saveMarks(partnership, session, {
        partId,
        marks: [
          {
            bookingId: entry.bookingId,
            mark,
            reason,
            minutesLate: mark === 'late' ? minutesLate : undefined,
            minutesLeftEarly: mark === 'left_early' ? minutesLeftEarly : undefined,
          },
        ],
      }),
    fieldFor: (field) => field.replace(/^marks[.[]0\]?\./, ''),
    sentences: registerSentences,
    onSaved: (register) => {
      queryClient.setQueryData(registerQuery(partnership, session).queryKey, register)
      onClose()
      void done(`The mark of ${entry.name} is corrected.`)
    },
  })
  return (
    <Dialog open onClose={onClose} title={`Correct the mark of ${entry.name}`}>
      <Form form={form}>
        <FormRadios
          form={form}
          name="mark"
          legend="The right mark"
          small
          choices={marks.map((mark) => ({
            value: mark,
            label: markWords[mark],
            hint: markMeans[mark],
            children:
              mark === 'late' ? (
                <FormInput
                  form={form}
                  name="minutesLate"
                  label="Minutes late"
                  width={4}
                  inputMode="numeric"
                />
              ) : mark === 'left_early' ? (
                <FormInput
                  form={form}
                  name="minutesLeftEarly"
                  label="Minutes before the end"
                  width={4}
                  inputMode="numeric"
                />
              ) : null,
          }))}
        />
        <FormTextarea form={form} name="reason" label="Why is it corrected?" rows={3} />
        <ButtonGroup>
          <Submit form={form}>Save the correction</Submit>
          <Button variant="secondary" onClick={onClose}>
            Leave it as it is
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

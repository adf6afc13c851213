import type { Schema } from '@/api/client'
import {
  choiceIn,
  choicesFrom,
  Form,
  FormCheckbox,
  FormRadios,
  reading,
  Submit,
  useForm,
} from '@/govuk/form'
import { digestWords } from './words'

type Values = { news: boolean; digest: string }

const schema = reading((typed: Values, answer): Schema['PreferencesWrite'] => ({
  news: typed.news,
  digest: answer('digest', choiceIn('how often', digestWords), typed.digest),
}))

type PreferencesFormProps = {
  preferences: Schema['Preferences']
  save: (body: Schema['PreferencesWrite']) => Promise<Schema['Preferences']>
  onSaved: (saved: Schema['Preferences']) => void
}

/** What I want to be sent besides what concerns my bookings. */
export function PreferencesForm({ preferences, save, onSaved }: PreferencesFormProps) {
  const { news, digest, coordinator } = preferences
  const form = useForm({ schema, values: { news, digest } as Values, save, onSaved })
  return (
    <Form form={form}>
      <FormCheckbox
        form={form}
        name="news"
        label="Tell me about new training"
        hint="Now and then, by e-mail. Every such mail has a link to end it."
      />
      {coordinator ? (
        <FormRadios
          form={form}
          name="digest"
          legend="Tell me what happens in my agency"
          hint="Bookings, cancellations, what waits for your approval, kept places without names, and who did not come. Nothing is sent when there is nothing to tell."
          choices={choicesFrom(digestWords)}
          small
        />
      ) : null}
      <Submit form={form}>Save what you are sent</Submit>
    </Form>
  )
}

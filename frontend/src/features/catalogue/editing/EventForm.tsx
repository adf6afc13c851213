import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import type { DateParts } from '@/govuk/DateInput'
import {
  choiceIn,
  choicesFrom,
  dateParts,
  Form,
  FormCheckbox,
  FormCheckboxes,
  FormDate,
  FormInput,
  FormRadios,
  FormSelect,
  FormTextarea,
  optionally,
  optionalText,
  reading,
  requiredText,
  Submit,
  ukDate,
  useForm,
  wholeNumber,
} from '@/govuk/form'
import { eventKindWords } from '../words'
import { eventStatusWords, openToWords } from './words'

type Event = Schema['Event']

export type EventValues = {
  /** Of the event as it was opened; empty for a new one. */
  version: string
  programmeId: string
  kind: string
  title: string
  code: string
  theme: string
  summary: string
  note: string
  series: string
  startsOn: DateParts
  endsOn: DateParts
  openTo: string
  guests: string[]
  status: string
  figuresPublished: boolean
  personLimit: string
}

export const newEvent: EventValues = {
  version: '',
  programmeId: '',
  kind: '',
  title: '',
  code: '',
  theme: '',
  summary: '',
  note: '',
  series: '',
  startsOn: dateParts(null),
  endsOn: dateParts(null),
  openTo: 'partnership',
  guests: [],
  status: 'draft',
  figuresPublished: false,
  personLimit: '',
}

/** An event that exists, ready to be changed. */
export function valuesOfEvent(event: Event): EventValues {
  const { version, programmeId, kind, title, theme, summary, note, series } = event
  const { openTo, status, figuresPublished } = event
  return {
    version,
    programmeId,
    kind,
    title,
    theme,
    summary,
    note,
    series,
    openTo,
    status,
    figuresPublished,
    code: event.code ?? '',
    personLimit: String(event.personLimit ?? ''),
    startsOn: dateParts(event.startsOn),
    endsOn: dateParts(event.endsOn),
    guests: event.guests.map((guest) => guest.slug),
  }
}

const schema = reading((typed: EventValues, answer): Schema['EventWrite'] => {
  const openTo = answer('openTo', choiceIn('who may book', openToWords), typed.openTo)
  return {
    programmeId: answer('programmeId', requiredText('the programme'), typed.programmeId),
    kind: answer('kind', choiceIn('the kind of event', eventKindWords), typed.kind),
    title: answer('title', requiredText('the title', 160), typed.title),
    code: answer('code', optionalText('the code', 40), typed.code),
    theme: answer('theme', optionalText('the theme', 160), typed.theme) ?? '',
    summary: answer('summary', optionalText('the summary', 4000), typed.summary) ?? '',
    note: answer('note', optionalText('the note', 1000), typed.note) ?? '',
    series: answer('series', optionalText('the series', 60), typed.series) ?? '',
    startsOn: answer('startsOn', ukDate('The first day'), typed.startsOn),
    endsOn: answer('endsOn', ukDate('The last day'), typed.endsOn),
    openTo,
    guests: openTo === 'listed' ? typed.guests : [],
    status: answer('status', choiceIn('the status', eventStatusWords), typed.status),
    figuresPublished: typed.figuresPublished,
    version: typed.version || undefined,
    personLimit: answer(
      'personLimit',
      optionally(wholeNumber('The most sessions', 1, 100)),
      typed.personLimit,
    ),
  }
})

type EventFormProps = {
  values: EventValues
  programmes: readonly Schema['Programme'][]
  /** The other partnerships of this deployment, who may be let in. */
  others: readonly Schema['PartnershipSummary'][]
  save: (body: Schema['EventWrite']) => Promise<Event>
  /** What the form would begin with now; none for a new event. */
  present?: () => Promise<EventValues>
  onSaved: (event: Event) => void
  submit: string
  cancel: ReactNode
}

/** A themed week, a conference, a series: what groups sessions under one page. */
export function EventForm({
  values,
  programmes,
  others,
  save,
  present,
  onSaved,
  submit,
  cancel,
}: EventFormProps) {
  const form = useForm({ schema, values, save, present, onSaved })
  return (
    <Form form={form}>
      <FormInput form={form} name="title" label="Title" />
      <FormRadios
        form={form}
        name="kind"
        legend="Kind"
        inline
        small
        choices={choicesFrom(eventKindWords)}
      />
      <FormSelect
        form={form}
        name="programmeId"
        label="Programme"
        empty="Choose a programme"
        options={programmes.map((programme) => ({
          value: programme.id,
          label: `${programme.financialYear} ${programme.title}`,
        }))}
      />
      <FormDate form={form} name="startsOn" legend="First day" />
      <FormDate form={form} name="endsOn" legend="Last day" />
      <FormInput form={form} name="theme" label="Theme (optional)" hint="For example, Inclusion" />
      <FormTextarea form={form} name="summary" label="Summary" rows={4} />
      <FormTextarea
        form={form}
        name="note"
        label="Note shown in a box (optional)"
        hint="For example, what the figures of this event do not say."
        rows={3}
      />
      <FormInput
        form={form}
        name="series"
        label="Series (optional)"
        hint="The same short word every year joins an event to those before it: safeguarding-week"
        width={30}
        spellCheck={false}
      />
      <FormInput form={form} name="code" label="Code (optional)" width={10} />
      <FormRadios
        form={form}
        name="openTo"
        legend="Who may book"
        small
        choices={Object.entries(openToWords).map(([value, label]) => ({
          value,
          label,
          children:
            value === 'listed' && others.length > 0 ? (
              <FormCheckboxes
                form={form}
                name="guests"
                legend="Other partnerships"
                small
                choices={others.map((other) => ({ value: other.slug, label: other.name }))}
              />
            ) : null,
        }))}
      />
      <FormInput
        form={form}
        name="personLimit"
        label="Most sessions of one person (optional)"
        hint="How many sessions of this event somebody may hold or wait for."
        width={5}
        inputMode="numeric"
      />
      <FormRadios
        form={form}
        name="status"
        legend="Status"
        small
        choices={Object.entries(eventStatusWords).map(([value, { text }]) => ({
          value,
          label: text,
        }))}
      />
      <FormCheckbox
        form={form}
        name="figuresPublished"
        label="Show its figures on its page"
        hint="Anyone can then read what became of it."
      />
      <ButtonGroup>
        <Submit form={form}>{submit}</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

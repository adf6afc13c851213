import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { Button, ButtonGroup, LinkButton } from '@/govuk/Button'
import { Combobox, type ComboboxOption } from '@/govuk/Combobox'
import { Details } from '@/govuk/Details'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import {
  Form,
  FormCheckbox,
  FormCombobox,
  FormInput,
  FormTextarea,
  optionalText,
  reading,
  Submit,
  sentenceFor,
  useAct,
  useForm,
} from '@/govuk/form'
import { NotificationBanner } from '@/govuk/Notices'
import { BookingAnswers } from './BookingAnswers'
import { bookPeople } from './queries'
import { sumInWords } from './words'

type Result = Schema['PeopleBookingResult']
type Search = (words: string) => Promise<readonly ComboboxOption[]>

type Values = {
  text: string
  agency: ComboboxOption | null
  wait: boolean
  allOrNothing: boolean
  reason: string
}

const schema = reading(
  (typed: Values, answer): Partial<Schema['PeopleBooking']> => ({
    text: answer('text', optionalText('the list', 40_000), typed.text),
    agencyId: typed.agency?.value,
    wait: typed.wait,
    allOrNothing: typed.allOrNothing,
    overbookingReason: answer('reason', optionalText('the reason', 300), typed.reason),
  }),
)

type BookPeopleProps = {
  partnership: string
  sessions: readonly Schema['SessionSummary'][]
  /** Finds people who are known already. */
  people: Search
  /** Finds the agency of those who are new; left out where there is only one. */
  agencies?: Search
  /** Staff may go over the number of places. */
  staff?: boolean
  /** Where to go on once it is done. */
  onward: ReactNode
  cancel: ReactNode
}

/** Books several people: choose them, or paste a list; see what would happen; do it. */
export function BookPeople({ partnership, sessions, onward, cancel, ...who }: BookPeopleProps) {
  const [asked, setAsked] = useState<Schema['PeopleBooking']>()
  const [result, setResult] = useState<Result>()
  const changed = useChanged()
  const { act, busy, problem } = useAct((body: Schema['PeopleBooking'], attempt) =>
    bookPeople(partnership, body, attempt.idempotencyKey),
  )
  const book = async () => {
    if (!asked) return
    const booked = await act(asked)
    if (!booked) return
    setResult(booked)
    await changed()
  }
  if (asked && result && (!result.dryRun || result.people.length > 0)) {
    const done = !result.dryRun
    const nothing = result.booked + result.waiting === 0
    return (
      <Outcome key={done ? 'done' : 'check'} result={result} sessions={sessions}>
        <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
        {done ? (
          onward
        ) : (
          <ButtonGroup>
            {nothing || (asked.allOrNothing && result.refused > 0) ? null : (
              <Button busy={busy} onClick={book}>
                Book them
              </Button>
            )}
            <LinkButton onClick={() => setResult(undefined)}>Change the list</LinkButton>
          </ButtonGroup>
        )}
      </Outcome>
    )
  }
  return (
    <WhoForm
      {...who}
      partnership={partnership}
      sessions={sessions}
      before={asked}
      cancel={cancel}
      onChecked={(body, forecast) => {
        setAsked(body)
        setResult(forecast)
      }}
    />
  )
}

type OutcomeProps = {
  result: Result
  sessions: readonly Schema['SessionSummary'][]
  children: ReactNode
}

/** What would become of each, or what did; says it aloud. */
function Outcome({ result, sessions, children }: OutcomeProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const failed = !result.dryRun && result.undone
  return (
    <>
      {result.dryRun ? null : (
        <NotificationBanner tone={failed ? 'important' : 'success'}>
          <p className="govuk-notification-banner__heading">
            {failed ? 'Nobody was booked: one answer was no.' : `${sumInWords(result)}.`}
          </p>
        </NotificationBanner>
      )}
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        {result.dryRun ? 'Check before booking' : 'What became of each'}
      </h2>
      {result.dryRun ? (
        <p className="govuk-body">{sumInWords(result)}. Nothing is booked yet.</p>
      ) : null}
      <BookingAnswers result={result} sessions={sessions} />
      {children}
    </>
  )
}

type WhoFormProps = Omit<BookPeopleProps, 'onward'> & {
  before: Schema['PeopleBooking'] | undefined
  onChecked: (body: Schema['PeopleBooking'], forecast: Result) => void
}

// What was chosen outlives a look at the forecast.
const chosenBefore = new WeakMap<object, readonly ComboboxOption[]>()

function WhoForm({
  partnership,
  sessions,
  people,
  agencies,
  staff,
  before,
  onChecked,
  cancel,
}: WhoFormProps) {
  const [chosen, setChosen] = useState(before ? (chosenBefore.get(before) ?? []) : [])
  const bodyOf = (answers: Partial<Schema['PeopleBooking']>): Schema['PeopleBooking'] => ({
    ...answers,
    sessions: sessions.map((session) => session.id),
    people: chosen.map((person) => ({ personId: person.value })),
  })
  const form = useForm({
    schema,
    values: {
      text: before?.text ?? '',
      agency: null as ComboboxOption | null,
      wait: before?.wait ?? false,
      allOrNothing: before?.allOrNothing ?? false,
      reason: before?.overbookingReason ?? '',
    },
    save: (answers, { idempotencyKey }) =>
      bookPeople(partnership, { ...bodyOf(answers), dryRun: true }, idempotencyKey),
    onSaved: (forecast, answers) => {
      const body = bodyOf(answers)
      chosenBefore.set(body, chosen)
      onChecked(body, forecast)
    },
    fieldFor: (field) =>
      ({ people: 'text', overbookingReason: 'reason', agencyId: 'agency' })[field] ?? field,
  })
  const readFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    if (file) form.hook.setValue('text', await file.text(), { shouldDirty: true })
  }
  return (
    <Form form={form}>
      <ChosenPeople chosen={chosen} onChange={setChosen} search={people} />
      <FormTextarea
        form={form}
        name="text"
        label="Or type or paste a list"
        hint="One person on each line: name; e-mail address. Leave the address out for somebody who has none. Columns copied from a spreadsheet work too."
        rows={6}
        spellCheck={false}
      />
      <Details summary="Read the list from a file">
        <label className="govuk-label" htmlFor="people-file">
          CSV file
        </label>
        <input
          className="govuk-file-upload"
          id="people-file"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={readFile}
        />
      </Details>
      {agencies ? (
        <FormCombobox
          form={form}
          name="agency"
          label="Agency of those who are new"
          hint="Needed where the list has people we do not know yet."
          search={agencies}
          nothingFound="No agency of that name."
        />
      ) : null}
      <FormCheckbox form={form} name="wait" label="Put them on the waiting list where it is full" />
      <FormCheckbox
        form={form}
        name="allOrNothing"
        label="All or nothing"
        hint="If one of them cannot be booked, book none."
      />
      {staff ? (
        <FormInput
          form={form}
          name="reason"
          label="Reason to go over the number of places (optional)"
          hint="With a reason they are booked even where the session is full."
        />
      ) : null}
      <ButtonGroup>
        <Submit form={form}>Check the list</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

type ChosenPeopleProps = {
  chosen: readonly ComboboxOption[]
  onChange: (chosen: readonly ComboboxOption[]) => void
  search: Search
}

/** Those who were chosen by name, and a field to choose one more. */
function ChosenPeople({ chosen, onChange, search }: ChosenPeopleProps) {
  const [times, setTimes] = useState(0)
  return (
    <>
      <Combobox
        key={times}
        id="choose-person"
        label="Choose people"
        hint="Type part of a name, then choose from the list."
        value={null}
        search={search}
        nothingFound="Nobody of that name. Put them on the list below."
        onChange={(person) => {
          if (!person) return
          if (!chosen.some((one) => one.value === person.value)) onChange([...chosen, person])
          setTimes(times + 1)
          setTimeout(() => document.getElementById('choose-person')?.focus())
        }}
      />
      {chosen.length > 0 ? (
        <ul className="govuk-list" aria-label="Chosen">
          {chosen.map((person) => (
            <li key={person.value}>
              {person.label}{' '}
              <LinkButton onClick={() => onChange(chosen.filter((one) => one !== person))}>
                Remove<span className="govuk-visually-hidden"> {person.label}</span>
              </LinkButton>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

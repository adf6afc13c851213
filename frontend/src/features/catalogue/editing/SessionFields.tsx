import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import type { ComboboxOption } from '@/govuk/Combobox'
import { FormCombobox, FormInput, FormSelect, FormTextarea, type TurnoutForm } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { MeetingFields } from './MeetingFields'
import type { NewSessionValues, SessionValues } from './session-form'
import { TrainerRows } from './TrainerRows'
import { ChooseUntilFields, WindowFields } from './WindowFields'
import './editing.scss'

/** A form for a session, new or not. What differs is asked by the form itself. */
export type SessionFormOf = TurnoutForm<SessionValues> | TurnoutForm<NewSessionValues>

type SessionFieldsProps = {
  form: SessionFormOf
  choices: Schema['Choices']
  events: readonly Schema['Event'][]
  searchAgencies: (words: string) => Promise<readonly ComboboxOption[]>
  places?: ReactNode
  /** Stands in place of when, where and how, which are changed elsewhere. */
  meeting?: ReactNode
  partnership: string
  /** Whose year the dates must be in. */
  programmeId: string
  /** It belongs to a conference, whose event is its own. */
  breakOut?: boolean
}

/** What is asked of every session. */
export function SessionFields({
  form: either,
  choices,
  events,
  searchAgencies,
  places,
  meeting,
  partnership,
  programmeId,
  breakOut = false,
}: SessionFieldsProps) {
  const form = either as TurnoutForm<SessionValues>
  const event = form.hook.watch('eventId')
  const kind = events.find(({ id }) => id === event)?.kind
  return (
    <>
      {breakOut ? null : (
        <FormSelect
          form={form}
          name="eventId"
          label="Event (optional)"
          empty="Not part of an event"
          options={events.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <FormInput
        form={form}
        name="ownTitle"
        label="Title of its own (optional)"
        hint="Without it, the title is the course’s."
      />

      {meeting ?? (
        <MeetingFields
          form={form}
          choices={choices}
          dates={
            <DatesOf
              partnership={partnership}
              programme={choices.programmes.find((one) => one.id === programmeId)}
            />
          }
        />
      )}
      {places}

      <h2 className="govuk-heading-m t-space-above">Booking</h2>
      <WindowFields form={form} />
      {kind === 'conference' && !breakOut ? <ChooseUntilFields form={form} /> : null}
      <FormCombobox
        form={form}
        name="onlyAgency"
        label="Only for one agency (optional)"
        hint="Leave this empty for training that all agencies may book."
        search={searchAgencies}
        nothingFound="No agency of that name"
      />

      <h2 className="govuk-heading-m t-space-above">Cancelling and changing</h2>
      <FormInput
        form={form}
        name="selfServiceHours"
        label="People may cancel or change by themselves until (optional)"
        hint="0 is until the start. Without a number, as the partnership’s settings say."
        width={5}
        inputMode="numeric"
        suffix="hours before the start"
      />
      <FormInput
        form={form}
        name="contactEmail"
        label="Whom to ask about this session: e-mail address (optional)"
        hint="Without e-mail and telephone it is the partnership."
        type="email"
        autoComplete="off"
        spellCheck={false}
      />
      <FormInput
        form={form}
        name="contactPhone"
        label="Whom to ask: telephone (optional)"
        type="tel"
        width={20}
      />

      <h2 className="govuk-heading-m t-space-above">Trainers and register</h2>
      <TrainerRows form={form} trainers={choices.trainers} />
      <FormInput
        form={form}
        name="registerOpensMinutes"
        label="The register can be marked from"
        width={5}
        inputMode="numeric"
        suffix="minutes before the start"
      />

      <h2 className="govuk-heading-m t-space-above">What people are told</h2>
      <FormTextarea
        form={form}
        name="publicNote"
        label="Note for everyone (optional)"
        hint="Anyone can read this."
        rows={3}
      />
      <FormTextarea
        form={form}
        name="joiningDetails"
        label="Joining details (optional)"
        hint="Only for people with a place: parking, what to bring, a meeting number."
        rows={4}
      />
      <FormInput
        form={form}
        name="joiningLink"
        label="Joining link (optional)"
        hint="Only for people with a place."
        type="url"
        autoComplete="off"
        spellCheck={false}
      />
    </>
  )
}

type DatesOfProps = { partnership: string; programme: Schema['Programme'] | undefined }

/** Says which dates the programme allows, and where that is changed. */
function DatesOf({ partnership, programme }: DatesOfProps) {
  if (!programme) return null
  return (
    <p className="govuk-hint">
      It must begin in{' '}
      {programme.reachesIntoNextYear
        ? `${programme.financialYear} or the year after`
        : programme.financialYear}
      , the year of{' '}
      <Link
        to="/$partnership/staff/programmes/$programme"
        params={{ partnership, programme: programme.id }}
      >
        {programme.title}
      </Link>
      .
    </p>
  )
}

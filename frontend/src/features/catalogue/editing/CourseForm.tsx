import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import {
  choicesFrom,
  Form,
  FormCheckbox,
  FormCheckboxes,
  FormInput,
  FormRadios,
  FormSelect,
  FormTextarea,
  Submit,
  useForm,
} from '@/govuk/form'
import { audienceWords, durationWords, modeWords } from '../words'
import { type CourseValues, courseFieldFor, courseSchema } from './course-form'
import { PriorityRows } from './PriorityRows'
import { RequirementRows } from './RequirementRows'
import { approvalWords, certificateRuleWords, courseStatusWords } from './words'
import './editing.scss'

type CourseFormProps = {
  partnership: string
  values: CourseValues
  choices: Schema['Choices']
  /** The financial years a priority may belong to. */
  years: readonly string[]
  save: (body: Schema['CourseWrite']) => Promise<Schema['Course']>
  /** What the form would begin with now; none for a new course. */
  present?: () => Promise<CourseValues>
  onSaved: (course: Schema['Course']) => void
  submit: string
  cancel: ReactNode
}

/** A course: what it teaches, whom, and what completing it asks for. */
export function CourseForm({
  partnership,
  values,
  choices,
  years,
  save,
  present,
  onSaved,
  submit,
  cancel,
}: CourseFormProps) {
  const form = useForm({
    schema: courseSchema,
    values,
    save,
    present,
    onSaved,
    fieldFor: courseFieldFor,
  })
  const tags = [...new Set([...choices.levelTags, ...values.levelTags])]
  return (
    <Form form={form}>
      <FormInput form={form} name="title" label="Title" />
      <FormInput
        form={form}
        name="code"
        label="Code (optional)"
        hint="Your own short code. It also finds the course in an import."
        width={10}
      />
      <FormTextarea form={form} name="summary" label="Summary" rows={3} />
      <FormTextarea
        form={form}
        name="outcomes"
        label="What people will learn"
        hint="Begin a line with - to make a list."
        rows={6}
      />
      <FormTextarea form={form} name="audience" label="Who it is for" rows={3} />
      <div className="t-columns">
        <FormCheckboxes
          form={form}
          name="sectors"
          legend="Only people of these sectors can book (optional)"
          hint="Select none to let everybody book."
          small
          choices={choicesFrom(audienceWords)}
        />
      </div>
      <FormCheckbox
        form={form}
        name="inAreaOnly"
        label="Only for agencies in our area"
        hint="People whose agencies are all out of the area cannot book."
      />
      <FormInput
        form={form}
        name="personLimit"
        label="Most bookings of one person at a time (optional)"
        hint="Sessions to come that somebody may hold or wait for."
        width={5}
        inputMode="numeric"
      />

      <h2 className="govuk-heading-m t-space-above">Level and priorities</h2>
      {tags.length > 0 ? (
        <div className="t-columns">
          <FormCheckboxes
            form={form}
            name="levelTags"
            legend="Level"
            hint="Select all that apply; several schemes may be used at once."
            small
            choices={tags.map((tag) => ({ value: tag, label: tag }))}
          />
        </div>
      ) : null}
      <FormInput
        form={form}
        name="newLevelTags"
        label={tags.length > 0 ? 'Other levels (optional)' : 'Levels (optional)'}
        hint="Separate them with commas, for example: Level 3, Group 4"
      />
      <PriorityRows form={form} years={years} known={choices.priorities} />

      <h2 className="govuk-heading-m t-space-above">Format and time</h2>
      <FormRadios
        form={form}
        name="format"
        legend="Format"
        choices={choicesFrom(modeWords)}
        inline
        small
      />
      <FormRadios
        form={form}
        name="durationClass"
        legend="Length"
        choices={choicesFrom(durationWords)}
        inline
        small
      />
      <FormInput
        form={form}
        name="cpdMinutes"
        label="CPD time (optional)"
        width={5}
        inputMode="numeric"
        suffix="minutes"
      />

      <h2 className="govuk-heading-m t-space-above">Attending and completing</h2>
      <FormInput
        form={form}
        name="minimumMinutes"
        label="Least minutes of a part (optional)"
        hint="Somebody who stays for less has not attended that part."
        width={5}
        inputMode="numeric"
        suffix="minutes"
      />
      <FormRadios
        form={form}
        name="certificateRule"
        legend="Completed when"
        small
        choices={choicesFrom(certificateRuleWords).map((choice) => ({
          ...choice,
          children:
            choice.value === 'minutes' ? (
              <FormInput
                form={form}
                name="certificateMinutes"
                label="Minutes to complete"
                width={5}
                inputMode="numeric"
                suffix="minutes"
              />
            ) : null,
        }))}
      />

      <h2 className="govuk-heading-m t-space-above">Before booking</h2>
      <RequirementRows
        form={form}
        partnership={partnership}
        name="prerequisites"
        legend="Courses that must have been completed"
        none="None: anyone may book."
        what="Required course"
      />
      <FormRadios
        form={form}
        name="approval"
        legend="Somebody who books needs"
        small
        choices={choicesFrom(approvalWords).map((choice) => ({
          ...choice,
          children:
            choice.value === 'line_manager' || choice.value === 'coordinator' ? (
              <FormInput
                form={form}
                name="approvalDays"
                label="Working days to answer in"
                hint="Half way, they are reminded. Without an answer the request ends."
                width={3}
                inputMode="numeric"
              />
            ) : null,
        }))}
      />
      {choices.policyGroups.length > 1 ? (
        <FormSelect
          form={form}
          name="policyGroup"
          label="Notice rule"
          options={choices.policyGroups.map((group) => ({ value: group, label: group }))}
        />
      ) : null}

      <h2 className="govuk-heading-m t-space-above">Publication</h2>
      <FormRadios
        form={form}
        name="status"
        legend="Status"
        small
        choices={Object.entries(courseStatusWords).map(([value, { text }]) => ({
          value,
          label: text,
          hint: statusHints[value as Schema['CourseStatus']],
        }))}
      />
      <ButtonGroup>
        <Submit form={form}>{submit}</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

const statusHints: Record<Schema['CourseStatus'], string> = {
  draft: 'Only staff see it.',
  published: 'Its sessions can be published.',
  withdrawn: 'No longer offered; what was is kept.',
}

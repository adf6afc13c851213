import type { ArrayPath, FieldArray, FieldValues, Path } from 'react-hook-form'
import { Button, LinkButton } from '@/govuk/Button'
import { Fieldset } from '@/govuk/Fieldset'
import { FormCombobox, FormTextarea, type TurnoutForm, useRows } from '@/govuk/form'
import { courseSearch } from './queries'
import { newRequirement } from './requirements'

type RequirementRowsProps<Values extends FieldValues> = {
  form: TurnoutForm<Values>
  partnership: string
  /** Of the list in the form. */
  name: ArrayPath<Values>
  legend: string
  /** What is said while the list is empty. */
  none: string
  /** What one line is: "Required course". */
  what: string
}

/** Courses one after another, each with what is accepted in its place. */
export function RequirementRows<Values extends FieldValues>(props: RequirementRowsProps<Values>) {
  const { form, name, legend, none, what } = props
  const { keys, add, remove } = useRows(form, name, 'courses.0.course')
  return (
    <Fieldset legend={legend}>
      {keys.length === 0 ? <p className="govuk-hint">{none}</p> : null}
      {keys.map((key, i) => (
        <Requirement key={key} {...props} line={i} onRemove={() => remove(i)} />
      ))}
      <Button
        variant="secondary"
        small
        onClick={() => add(newRequirement as FieldArray<Values, ArrayPath<Values>>)}
      >
        Add a {what.toLowerCase()}
      </Button>
    </Fieldset>
  )
}

type RequirementProps<Values extends FieldValues> = RequirementRowsProps<Values> & {
  line: number
  onRemove: () => void
}

/** One line: a course, what else is accepted. */
function Requirement<Values extends FieldValues>({
  form,
  partnership,
  name,
  what,
  line,
  onRemove,
}: RequirementProps<Values>) {
  const courses = `${name}.${line}.courses` as ArrayPath<Values>
  const { keys, add, remove } = useRows(form, courses, 'course')
  const called = `${what.toLowerCase()} ${line + 1}`
  return (
    <div className="t-line">
      {keys.map((key, i) => (
        <div key={key} className="t-row">
          <FormCombobox
            form={form}
            name={`${courses}.${i}.course` as Path<Values>}
            label={i === 0 ? `${what} ${line + 1}` : 'accepted in its place'}
            search={courseSearch(partnership)}
            nothingFound="No course of that title"
          />
          <LinkButton
            className="t-row__remove"
            onClick={() => (keys.length === 1 ? onRemove() : remove(i))}
          >
            Remove
            <span className="govuk-visually-hidden">
              {' '}
              {i === 0 ? called : `course ${i} accepted in place of ${called}`}
            </span>
          </LinkButton>
        </div>
      ))}
      <p className="govuk-body">
        <LinkButton onClick={() => add({ course: null } as FieldArray<Values, ArrayPath<Values>>)}>
          Accept another course in its place
          <span className="govuk-visually-hidden">, for {called}</span>
        </LinkButton>
      </p>
      <FormTextarea
        form={form}
        name={`${name}.${line}.outside` as Path<Values>}
        label={`Training taken elsewhere that is accepted in place of ${called} (optional)`}
        hint="Titles, one to a line. Staff confirm it for each person, on the person’s page."
        rows={2}
      />
    </div>
  )
}

import { Button, LinkButton } from '@/govuk/Button'
import { Fieldset } from '@/govuk/Fieldset'
import { FormCombobox, type TurnoutForm, useRows } from '@/govuk/form'
import type { CourseValues } from './course-form'
import { courseSearch } from './queries'

type PrerequisiteRowsProps = { form: TurnoutForm<CourseValues>; partnership: string }

/** What must have been completed before: every line, and of each line any one course. */
export function PrerequisiteRows({ form, partnership }: PrerequisiteRowsProps) {
  const { keys, add, remove } = useRows(form, 'prerequisites', 'courses.0.course')
  return (
    <Fieldset legend="Courses that must have been completed">
      {keys.length === 0 ? <p className="govuk-hint">None: anyone may book.</p> : null}
      {keys.map((key, i) => (
        <Alternatives
          key={key}
          form={form}
          partnership={partnership}
          line={i}
          onRemove={() => remove(i)}
        />
      ))}
      <Button variant="secondary" small onClick={() => add({ courses: [{ course: null }] })}>
        Add a required course
      </Button>
    </Fieldset>
  )
}

type AlternativesProps = PrerequisiteRowsProps & { line: number; onRemove: () => void }

/** One line: a course, or any of several. */
function Alternatives({ form, partnership, line, onRemove }: AlternativesProps) {
  const name = `prerequisites.${line}.courses` as const
  const { keys, add, remove } = useRows(form, name, 'course')
  return (
    <div className="t-line">
      {keys.map((key, i) => (
        <div key={key} className="t-row">
          <FormCombobox
            form={form}
            name={`${name}.${i}.course`}
            label={i === 0 ? `Required course ${line + 1}` : 'or'}
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
              {i === 0 ? `required course ${line + 1}` : `alternative ${i} of course ${line + 1}`}
            </span>
          </LinkButton>
        </div>
      ))}
      <LinkButton onClick={() => add({ course: null })}>
        Add an alternative
        <span className="govuk-visually-hidden"> to required course {line + 1}</span>
      </LinkButton>
    </div>
  )
}

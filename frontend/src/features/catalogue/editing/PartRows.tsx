import { Button, LinkButton } from '@/govuk/Button'
import {
  dateParts,
  FormCheckbox,
  FormDate,
  FormTime,
  type TurnoutForm,
  useRows,
} from '@/govuk/form'
import type { SessionValues } from './session-form'

/** The meetings of a session, one or several. */
export function PartRows({ form }: { form: TurnoutForm<SessionValues> }) {
  const { keys, add, remove } = useRows(form, 'parts', 'date')
  const addPart = () => {
    const last = form.hook.getValues('parts').at(-1)
    add({
      id: '',
      date: dateParts(null),
      start: last?.start ?? '',
      end: last?.end ?? '',
      cancelled: false,
    })
  }
  return (
    <>
      {keys.map((key, i) => (
        <div key={key} className="t-part">
          <div className="t-part__head">
            {keys.length > 1 ? <h3 className="govuk-heading-s">Part {i + 1}</h3> : null}
            {keys.length > 1 ? (
              <LinkButton onClick={() => remove(i)}>
                Remove<span className="govuk-visually-hidden"> part {i + 1}</span>
              </LinkButton>
            ) : null}
          </div>
          <FormDate form={form} name={`parts.${i}.date`} legend="Date" />
          <div className="t-part__times">
            <FormTime form={form} name={`parts.${i}.start`} label="Starts" />
            <FormTime form={form} name={`parts.${i}.end`} label="Ends" />
          </div>
          {form.hook.getValues(`parts.${i}.id`) ? (
            <FormCheckbox
              form={form}
              name={`parts.${i}.cancelled`}
              label="This part is cancelled"
              hint="The other parts take place all the same."
            />
          ) : null}
        </div>
      ))}
      <Button variant="secondary" small onClick={addPart}>
        Add another part
      </Button>
    </>
  )
}

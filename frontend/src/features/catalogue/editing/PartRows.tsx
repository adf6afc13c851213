import { Button, LinkButton } from '@/govuk/Button'
import {
  dateParts,
  FormCheckbox,
  FormDate,
  FormRadios,
  FormTime,
  type TurnoutForm,
  useRows,
} from '@/govuk/form'
import { cameTwice, type SessionValues } from './session-form'

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
      startFold: '',
      endFold: '',
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
          <WhichOfTwo form={form} i={i} />
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

/** On the night the clocks go back an hour comes twice: which of the two is meant is asked then only. */
function WhichOfTwo({ form, i }: { form: TurnoutForm<SessionValues>; i: number }) {
  const part = form.hook.watch(`parts.${i}`)
  if (!part) return null
  const twice = cameTwice(part)
  return (
    <>
      {twice.start ? (
        <FormRadios
          form={form}
          name={`parts.${i}.startFold`}
          legend="Which of the two does it start at?"
          hint="The clocks go back that night, so this time comes twice."
          small
          choices={firstOrSecond}
        />
      ) : null}
      {twice.end ? (
        <FormRadios
          form={form}
          name={`parts.${i}.endFold`}
          legend="Which of the two does it end at?"
          hint="The clocks go back that night, so this time comes twice."
          small
          choices={firstOrSecond}
        />
      ) : null}
    </>
  )
}

const firstOrSecond = [
  { value: '0', label: 'The first, before the clocks go back' },
  { value: '1', label: 'The second, after they went back' },
]

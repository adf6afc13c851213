import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { Button, ButtonGroup, LinkButton } from '@/govuk/Button'
import { Form, FormInput, reading, requiredText, Submit, useForm, useRows } from '@/govuk/form'
import './localities.scss'

type LocalitiesValues = { localities: { id: string; name: string }[] }

const schema = reading((typed: LocalitiesValues, answer): Schema['LocalitiesWrite'] => ({
  localities: typed.localities.map(({ id, name }, i) => ({
    id: id || undefined,
    name: answer(`localities.${i}.name`, requiredText('the name of the locality', 80), name),
  })),
}))

type LocalitiesFormProps = {
  localities: readonly Schema['Named'][]
  save: (body: Schema['LocalitiesWrite']) => Promise<Schema['LocalityList']>
  onSaved: () => void
  cancel: ReactNode
}

/** The localities, in the order in which lists show them. */
export function LocalitiesForm({ localities, save, onSaved, cancel }: LocalitiesFormProps) {
  const form = useForm({
    schema,
    values: { localities: localities.map(({ id, name }) => ({ id, name })) },
    save,
    onSaved,
    fieldFor: (field) =>
      field
        .replaceAll(/\[(\w+)\]/g, '.$1')
        .replace(/^localities\.(\d+)(\.id)?$/, 'localities.$1.name'),
  })
  const { keys, add, remove, move } = useRows(form, 'localities', 'name')
  return (
    <Form form={form}>
      <ol className="t-localities">
        {keys.map((key, i) => (
          <li key={key} className="t-localities__row">
            <FormInput form={form} name={`localities.${i}.name`} label={`Locality ${i + 1}`} />
            <span className="t-localities__acts">
              <LinkButton onClick={() => move(i, i - 1)} aria-disabled={i === 0 || undefined}>
                Up<span className="govuk-visually-hidden"> with locality {i + 1}</span>
              </LinkButton>
              <LinkButton
                onClick={() => move(i, i + 1)}
                aria-disabled={i === keys.length - 1 || undefined}
              >
                Down<span className="govuk-visually-hidden"> with locality {i + 1}</span>
              </LinkButton>
              <LinkButton onClick={() => remove(i)}>
                Remove<span className="govuk-visually-hidden"> locality {i + 1}</span>
              </LinkButton>
            </span>
          </li>
        ))}
      </ol>
      <Button variant="secondary" small onClick={() => add({ id: '', name: '' })}>
        Add a locality
      </Button>
      <ButtonGroup>
        <Submit form={form}>Save the localities</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

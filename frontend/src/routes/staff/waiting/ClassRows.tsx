import { agencySearch } from '@/features/people/agencies'
import { sectorWords } from '@/features/people/words'
import { Button, LinkButton } from '@/govuk/Button'
import { Fieldset } from '@/govuk/Fieldset'
import { choicesFrom, FormCombobox, FormSelect, type TurnoutForm, useRows } from '@/govuk/form'
import { emptyLine, lineKindWords, type RulesValues } from './rules-form'

type ClassRowsProps = { form: TurnoutForm<RulesValues>; partnership: string }

/** Who comes first: lines in order, moved by buttons. Whoever fits none comes last. */
export function ClassRows({ form, partnership }: ClassRowsProps) {
  const { keys, add, remove, move } = useRows(form, 'classes', 'kind')
  return (
    <Fieldset legend="Who comes first">
      <p className="govuk-hint">
        {keys.length === 0
          ? 'Nobody: everybody waits in the order in which they joined.'
          : 'The first line that fits counts. Whoever fits none comes last. People who wait already keep their class.'}
      </p>
      {keys.map((key, i) => (
        <div key={key} className="t-row">
          <Line form={form} partnership={partnership} i={i} />
          <div className="t-row__remove">
            <LinkButton onClick={() => move(i, i - 1)} disabled={i === 0}>
              Move up<span className="govuk-visually-hidden"> line {i + 1}</span>
            </LinkButton>{' '}
            <LinkButton onClick={() => move(i, i + 1)} disabled={i === keys.length - 1}>
              Move down<span className="govuk-visually-hidden"> line {i + 1}</span>
            </LinkButton>{' '}
            <LinkButton onClick={() => remove(i)}>
              Remove<span className="govuk-visually-hidden"> line {i + 1}</span>
            </LinkButton>
          </div>
        </div>
      ))}
      <Button variant="secondary" small onClick={() => add(emptyLine)}>
        Add a line
      </Button>
    </Fieldset>
  )
}

function Line({ form, partnership, i }: ClassRowsProps & { i: number }) {
  const kind = form.hook.watch(`classes.${i}.kind`)
  return (
    <>
      <FormSelect
        form={form}
        name={`classes.${i}.kind`}
        label={`Line ${i + 1}`}
        options={choicesFrom(lineKindWords)}
      />
      {kind === 'agency' ? (
        <FormCombobox
          form={form}
          name={`classes.${i}.agency`}
          label={`Agency of line ${i + 1}`}
          search={agencySearch(partnership)}
          nothingFound="No agency of that name"
        />
      ) : null}
      {kind === 'sector' ? (
        <FormSelect
          form={form}
          name={`classes.${i}.sector`}
          label={`Sector of line ${i + 1}`}
          empty="Choose a sector"
          options={choicesFrom(sectorWords)}
        />
      ) : null}
    </>
  )
}

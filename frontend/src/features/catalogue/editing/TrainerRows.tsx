import type { Schema } from '@/api/client'
import { Button, LinkButton } from '@/govuk/Button'
import { Fieldset } from '@/govuk/Fieldset'
import { FormSelect, type TurnoutForm, useRows } from '@/govuk/form'
import type { SessionValues } from './session-form'

type TrainerRowsProps = {
  form: TurnoutForm<SessionValues>
  trainers: readonly Schema['TrainerChoice'][]
}

/** Who trains, and which agency lends them. */
export function TrainerRows({ form, trainers }: TrainerRowsProps) {
  const { keys, add, remove } = useRows(form, 'trainers', 'personId')
  const rows = form.hook.watch('trainers')
  return (
    <Fieldset legend="Trainers">
      {trainers.length === 0 ? (
        <p className="govuk-hint">Nobody has the role of trainer yet. An administrator gives it.</p>
      ) : null}
      {keys.map((key, i) => (
        <div key={key} className="t-row">
          <FormSelect
            form={form}
            name={`trainers.${i}.personId`}
            label={`Trainer ${i + 1}`}
            empty="Choose a trainer"
            options={trainers.map((trainer) => ({ value: trainer.id, label: trainer.name }))}
          />
          <FormSelect
            form={form}
            name={`trainers.${i}.lendingAgencyId`}
            label="Lent by"
            empty="Commissioned by us"
            options={agenciesOf(rows[i]?.personId, trainers)}
          />
          <LinkButton className="t-row__remove" onClick={() => remove(i)}>
            Remove<span className="govuk-visually-hidden"> trainer {i + 1}</span>
          </LinkButton>
        </div>
      ))}
      {trainers.length > 0 ? (
        <Button
          variant="secondary"
          small
          onClick={() => add({ personId: '', lendingAgencyId: '' })}
        >
          Add a trainer
        </Button>
      ) : null}
    </Fieldset>
  )
}

/** The agencies a trainer works for: one of these lends them. */
function agenciesOf(personId: string | undefined, trainers: readonly Schema['TrainerChoice'][]) {
  const trainer = trainers.find((one) => one.id === personId)
  return (trainer?.agencies ?? []).map((agency) => ({ value: agency.id, label: agency.name }))
}

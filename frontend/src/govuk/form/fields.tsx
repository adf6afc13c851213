import type { ComponentProps, ReactNode } from 'react'
import { Controller, type FieldError, type FieldPath, type FieldValues, get } from 'react-hook-form'
import { Checkbox, Checkboxes } from '../Checkboxes'
import type { Choice } from '../Choices'
import { Combobox, type ComboboxOption } from '../Combobox'
import { DateInput, type DateParts } from '../DateInput'
import { Input } from '../Input'
import { Radios } from '../Radios'
import { Select } from '../Select'
import { Textarea } from '../Textarea'
import { TimeInput } from '../TimeInput'
import { fieldId } from './errors'
import { parseDate } from './parse'
import type { TurnoutForm } from './useForm'

// The fields of a form: the plain components, joined to a form's values and errors by name. Each
// takes what the plain component takes, less what the form gives.

type Of<Values extends FieldValues> = { form: TurnoutForm<Values>; name: FieldPath<Values> }

/** What the form gives a component instead of the caller. */
type Given = 'id' | 'error' | 'name' | 'value' | 'defaultValue' | 'ref' | 'form'

// biome-ignore lint/suspicious/noExplicitAny: any component at all
type Rest<Component extends (props: any) => ReactNode> = Omit<
  ComponentProps<Component>,
  Given | 'onChange' | 'onBlur'
>

export function FormInput<Values extends FieldValues>({
  form,
  name,
  ...props
}: Of<Values> & Rest<typeof Input>) {
  return <Input {...props} {...joined(form, name)} />
}

export function FormTextarea<Values extends FieldValues>({
  form,
  name,
  ...props
}: Of<Values> & Rest<typeof Textarea>) {
  return <Textarea {...props} {...joined(form, name)} />
}

export function FormSelect<Values extends FieldValues>({
  form,
  name,
  ...props
}: Of<Values> & Rest<typeof Select>) {
  return <Select {...props} {...joined(form, name)} />
}

/** Schema: `ukTime`. */
export function FormTime<Values extends FieldValues>({
  form,
  name,
  ...props
}: Of<Values> & Rest<typeof TimeInput>) {
  return <TimeInput {...props} {...joined(form, name)} />
}

/** A single box. Its value is a boolean. */
export function FormCheckbox<Values extends FieldValues>({
  form,
  name,
  ...props
}: Of<Values> & Rest<typeof Checkbox>) {
  return <Checkbox {...props} {...joined(form, name)} />
}

type FormChoicesProps<Values extends FieldValues> = Of<Values> & {
  legend: ReactNode
  legendSize?: 's' | 'm' | 'l'
  legendHidden?: boolean
  hint?: ReactNode
  choices: readonly Choice[]
  small?: boolean
}

/** Its value is the chosen string, `''` for none. */
export function FormRadios<Values extends FieldValues>({
  form,
  name,
  inline,
  ...props
}: FormChoicesProps<Values> & { inline?: boolean }) {
  const chosen: string = form.hook.watch(name)
  return (
    <Radios
      {...props}
      inline={inline}
      id={fieldId(form.id, name)}
      error={errorAt(form, name)}
      chosen={[chosen]}
      control={() => form.hook.register(name)}
    />
  )
}

/** Its value is the array of the chosen strings. */
export function FormCheckboxes<Values extends FieldValues>({
  form,
  name,
  ...props
}: FormChoicesProps<Values>) {
  const chosen: readonly string[] = form.hook.watch(name)
  return (
    <Checkboxes
      {...props}
      id={fieldId(form.id, name)}
      error={errorAt(form, name)}
      chosen={chosen}
      control={() => form.hook.register(name)}
    />
  )
}

/** Its value is {@link DateParts}. Schema: `ukDate`. */
export function FormDate<Values extends FieldValues>({
  form,
  name,
  ...props
}: Of<Values> & Rest<typeof DateInput>) {
  const error = errorAt(form, name)
  return (
    <Controller
      control={form.hook.control}
      name={name}
      render={({ field }) => {
        const parsed = parseDate(field.value as DateParts)
        return (
          <DateInput
            {...props}
            id={fieldId(form.id, name)}
            error={error}
            errorParts={parsed.ok ? undefined : parsed.wrong}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        )
      }}
    />
  )
}

/** Its value is the chosen option, or null. */
export function FormCombobox<Values extends FieldValues>({
  form,
  name,
  onChosen,
  ...props
}: Of<Values> & Rest<typeof Combobox> & { onChosen?: (option: ComboboxOption | null) => void }) {
  return (
    <Controller
      control={form.hook.control}
      name={name}
      render={({ field }) => (
        <Combobox
          {...props}
          id={fieldId(form.id, name)}
          error={errorAt(form, name)}
          value={field.value}
          onChange={(option) => {
            field.onChange(option)
            onChosen?.(option)
          }}
          onBlur={field.onBlur}
        />
      )}
    />
  )
}

function joined<Values extends FieldValues>(form: TurnoutForm<Values>, name: FieldPath<Values>) {
  return {
    ...form.hook.register(name),
    id: fieldId(form.id, name),
    error: errorAt(form, name),
  }
}

function errorAt<Values extends FieldValues>(
  form: TurnoutForm<Values>,
  name: FieldPath<Values>,
): string | undefined {
  const error: FieldError | undefined = get(form.hook.formState.errors, name)
  return error?.message ?? error?.root?.message
}

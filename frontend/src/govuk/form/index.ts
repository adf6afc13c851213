/** The form kit: everything a screen needs for a form comes from here. */
export { Form, Submit } from './Form'
export {
  FormCheckbox,
  FormCheckboxes,
  FormCombobox,
  FormDate,
  FormInput,
  FormRadios,
  FormSelect,
  FormTextarea,
  FormTime,
} from './fields'
export type { Attempt } from './idempotency'
export { newIdempotencyKey } from './idempotency'
export { optionally } from './optionally'
export { dateParts } from './parse'
export * from './schema'
export { type Sentences, sentenceFor } from './sentences'
export { useAct } from './useAct'
export { type TurnoutForm, useForm } from './useForm'

/** The form kit: everything a screen needs for a form comes from here. */

export { chosen } from './chosen'
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
export { choiceIn, choicesFrom } from './from-words'
export type { Attempt } from './idempotency'
export { newIdempotencyKey } from './idempotency'
export { optionally } from './optionally'
export { dateParts, parseDate, parseTime } from './parse'
export { type ReadAnswer, reading } from './reading'
export * from './schema'
export { type Sentences, sentenceFor } from './sentences'
export { useAct } from './useAct'
export { type TurnoutForm, useForm } from './useForm'
export { useRows } from './useRows'

import type { FieldErrors, FieldValues } from 'react-hook-form'
import type { FieldProblem, Problem } from '@/api/problem'
import type { SummaryError } from '../ErrorSummary'
import { type Sentences, sentenceFor } from './sentences'

type Located = { name: string; message: string }

/** The id of a field's control, from its form's id and its name. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replaceAll(/\W+/g, '-')}`
}

/** The summary of what the schema found, in the order of the page. */
export function summaryOfErrors<Values extends FieldValues>(
  formId: string,
  errors: FieldErrors<Values>,
): SummaryError[] {
  return inPageOrder(formId, flatten(errors, ''))
}

/** The summary of what the server found, and which of it belongs at which field. */
export function summaryOfProblem(
  formId: string,
  problem: Problem,
  fieldFor: (serverField: string) => string,
  sentences: Sentences | undefined,
): { summary: SummaryError[]; atFields: Located[] } {
  const located = problem.errors.map((error) => ({
    name: fieldFor(error.field),
    message: messageFor(error, sentences),
  }))
  if (located.length === 0) {
    return { summary: [{ message: sentenceFor(problem, sentences) }], atFields: [] }
  }
  return {
    summary: inPageOrder(formId, located),
    atFields: located.filter(({ name }) => control(formId, name) !== null),
  }
}

/** The form's name of a field of the request: `parts[0].start` and `/parts/0/start` are `parts.0.start`. */
export function dotted(serverField: string): string {
  return serverField
    .replace(/^[/.]/, '')
    .replaceAll('/', '.')
    .replaceAll(/\[(\w+)\]/g, '.$1')
}

/** A form's own sentence for a field's code, `email.taken` or `taken`, else the server's. */
function messageFor({ field, code, message }: FieldProblem, sentences: Sentences = {}): string {
  return sentences[`${field}.${code}`] ?? sentences[code] ?? message
}

function inPageOrder(formId: string, errors: readonly Located[]): SummaryError[] {
  return errors
    .map(({ name, message }) => ({ message, element: control(formId, name) }))
    .sort((a, b) => order(a.element, b.element))
    .map(({ message, element }) => (element ? { message, fieldId: element.id } : { message }))
}

function order(a: HTMLElement | null, b: HTMLElement | null): number {
  if (!a || !b) return Number(a === null) - Number(b === null)
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}

function control(formId: string, name: string): HTMLElement | null {
  return document.getElementById(fieldId(formId, name))
}

/** The errors of nested fields as a list, each with its dotted name. */
function flatten(errors: object, path: string): Located[] {
  return Object.entries(errors).flatMap(([key, error]) => {
    if (typeof error !== 'object' || error === null) return []
    const name = path ? `${path}.${key}` : key
    if ('message' in error && typeof error.message === 'string') {
      return [{ name: name.replace(/\.root$/, ''), message: error.message }]
    }
    return flatten(error, name)
  })
}

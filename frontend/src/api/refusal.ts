import { type Problem, problemOf } from './problem'

/**
 * What the server finds wrong with a search, so that it can be said at the fields of the form instead
 * of in place of the page: null when nothing is. Faults that lie on none of the form's fields, and
 * everything else that goes wrong, are thrown on.
 */
export async function refusalOf(
  asked: Promise<unknown>,
  fields: readonly string[],
): Promise<Problem | null> {
  try {
    await asked
    return null
  } catch (thrown) {
    const problem = problemOf(thrown)
    const atFields = problem.errors.some(({ field }) => fields.includes(field))
    if (problem.status === 422 && atFields) return problem
    throw thrown
  }
}

/** The sentence at a field; undefined where nothing is wrong with it. */
export function refusedAt(refused: Problem | null, field: string): string | undefined {
  return refused?.errors.find((error) => error.field === field)?.message
}

/** The same for an error summary; `ids` are the controls of the fields. */
export function refusedSummary(refused: Problem, ids: Readonly<Record<string, string>>) {
  return refused.errors.map(({ field, message }) => ({ message, fieldId: ids[field] }))
}

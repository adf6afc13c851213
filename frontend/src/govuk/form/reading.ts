import * as z from 'zod/mini'

/** Reads one answer: what it means, or, when it is wrong, an error at the field of that name. */
export type ReadAnswer = <Output, Input>(
  name: string,
  schema: z.ZodMiniType<Output, Input>,
  typed: Input,
) => Output

/**
 * The schema of a form in which some answers decide which others are asked. `read` takes what was
 * typed and reads each answer that matters; every wrong one is reported, at its own field, and what
 * `read` makes of wrong answers is thrown away.
 *
 *     reading((typed: Values, answer) => ({
 *       mode: answer('mode', choice('the format', modes), typed.mode),
 *       venueId: typed.mode === 'virtual' ? undefined : answer('venue', venue, typed.venue),
 *     }))
 */
export function reading<Values, Output>(read: (typed: Values, answer: ReadAnswer) => Output) {
  return z.pipe(
    z.custom<Values>(),
    z.transform((typed: Values, context): Output => {
      let wrong = false
      const answer: ReadAnswer = (name, schema, value) => {
        const parsed = z.safeParse(schema, value)
        if (parsed.success) return parsed.data
        wrong = true
        for (const { message, path } of parsed.error.issues) {
          context.issues.push({
            code: 'custom',
            input: value,
            message,
            path: [...name.split('.'), ...path],
          })
        }
        return z.NEVER
      }
      const output = read(typed, answer)
      return wrong ? z.NEVER : output
    }),
  )
}

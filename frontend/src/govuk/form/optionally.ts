import * as z from 'zod/mini'

/** An answer that may be left empty: empty becomes undefined, anything else must be right. */
export function optionally<Output, Input>(schema: z.ZodMiniType<Output, Input>) {
  return z.pipe(
    z.custom<Input>(),
    z.transform((typed: Input, context): Output | undefined => {
      if (isEmpty(typed)) return undefined
      const parsed = z.safeParse(schema, typed)
      if (parsed.success) return parsed.data
      for (const { message } of parsed.error.issues) {
        context.issues.push({ code: 'custom', input: typed, message, path: [] })
      }
      return z.NEVER
    }),
  )
}

/** Nothing typed: an empty text, or a date with no part. */
function isEmpty(typed: unknown): boolean {
  if (typeof typed === 'string') return typed.trim() === ''
  if (typeof typed === 'object' && typed !== null) return Object.values(typed).every(isEmpty)
  return typed === undefined || typed === null
}

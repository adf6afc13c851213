import { useEffect } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

// What was typed and not yet sent, kept in this tab only and for as long as it is open, so that
// signing in, going back or a reload loses nothing. Never for needs or notes about people.

const prefix = 'turnout.draft.'

/** What was kept under a name, laid over the values the form begins with. */
export function withDraft<Values extends FieldValues>(name: string | undefined, values: Values) {
  if (!name) return values
  try {
    const kept = sessionStorage.getItem(prefix + name)
    return kept ? { ...values, ...(JSON.parse(kept) as Partial<Values>) } : values
  } catch {
    return values
  }
}

/** Keeps what is typed under a name until {@link forgetDraft}. Does nothing without a name. */
export function useDraft<Values extends FieldValues>(
  name: string | undefined,
  // biome-ignore lint/suspicious/noExplicitAny: what the form turns its values into does not matter here
  form: UseFormReturn<Values, unknown, any>,
) {
  useEffect(() => {
    if (!name) return
    const watching = form.watch((values) => keep(name, values))
    return () => watching.unsubscribe()
  }, [name, form])
}

/** Throws away what was kept, once it is saved. */
export function forgetDraft(name: string | undefined) {
  if (!name) return
  try {
    sessionStorage.removeItem(prefix + name)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function keep(name: string, values: unknown) {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(values))
  } catch {
    // Private windows and full storage: the form works, only the draft does not outlive the page.
  }
}

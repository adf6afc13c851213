import * as z from 'zod/mini'
import type { ComboboxOption } from '../Combobox'

/** What was chosen in a combobox, as its id. `what` continues "Choose …": "Choose the course from the list". */
export function chosen(what: string) {
  return z.pipe(
    z.custom<ComboboxOption | null>((option) => option !== null, `Choose ${what} from the list`),
    z.transform((option: ComboboxOption | null) => option?.value ?? ''),
  )
}

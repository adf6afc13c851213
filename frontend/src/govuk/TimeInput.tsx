import type { ComponentProps } from 'react'
import { Input } from './Input'

type TimeInputProps = Omit<ComponentProps<typeof Input>, 'width' | 'inputMode' | 'type'>

/**
 * A time of day in one box, typed as people write it: 9:30, 0930, 9.30am, 2pm. `parseTime` in the
 * form kit reads it.
 */
export function TimeInput({ hint = 'For example, 9:30am or 14:00', ...props }: TimeInputProps) {
  return <Input {...props} hint={hint} width={10} autoComplete="off" spellCheck={false} />
}

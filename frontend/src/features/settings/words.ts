import type { Schema } from '@/api/client'

export const noticeUnitWords: Record<Schema['NoticeUnit'], string> = {
  hours: 'Hours',
  calendar_days: 'Calendar days',
  weeks: 'Weeks',
  working_days: 'Working days',
}

/** How many decimals rates and averages have. */
export const decimalsWords: Record<'0' | '1', string> = {
  '1': 'One decimal: 81.2 %',
  '0': 'Whole numbers: 81 %',
}

const written = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/**
 * A number as the British write it: 1,257 and 48.6. Every number on a screen goes through here, save those
 * the server has written already. What a source printed comes as text and keeps its decimals: 23.0.
 */
export function formatNumber(value: number | string): string {
  if (typeof value === 'number') return written.format(value)
  if (!/^-?\d+(\.\d+)?$/.test(value)) return value
  const decimals = value.split('.')[1]?.length ?? 0
  return Number(value).toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}

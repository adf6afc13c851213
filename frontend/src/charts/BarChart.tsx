import { formatNumber } from '@/govuk/number'
import { ChartFrame } from './ChartFrame'
import { axisOf } from './scale'
import { type ChartProps, notKnown } from './types'
import { useWidth } from './useWidth'

const labelHeight = 22
const barHeight = 16
const barGap = 3
const rowGap = 16
const roomForValue = 72

/** Bars from left to right, one group a row, each value written at its end. For agencies, sectors, courses: names of any length fit above their bars. */
export function BarChart(props: ChartProps) {
  const { rows, series, format = formatNumber } = props
  const { element, width } = useWidth<HTMLDivElement>(560)
  const greatest = Math.max(0, ...rows.flatMap((row) => row.values.map((value) => value ?? 0)))
  const { top } = axisOf(greatest)
  const rowHeight = labelHeight + series.length * (barHeight + barGap) + rowGap
  const length = (value: number) => Math.max(1, (value / top) * (width - roomForValue))
  return (
    <ChartFrame {...props} kind="Bar chart" area={element}>
      <svg
        className="t-chart__svg"
        viewBox={`0 0 ${width} ${rows.length * rowHeight}`}
        height={rows.length * rowHeight}
        aria-hidden="true"
      >
        {rows.map((row, r) => (
          <g key={row.key} transform={`translate(0 ${r * rowHeight})`}>
            <text className="t-chart__label" x="0" y={labelHeight - 7}>
              {row.label}
            </text>
            {series.map((one, s) => {
              const value = row.values[s] ?? null
              const y = labelHeight + s * (barHeight + barGap)
              return (
                <g key={one.key} transform={`translate(0 ${y})`}>
                  {value === null ? null : (
                    <rect
                      className={`t-series-${s}`}
                      width={length(value)}
                      height={barHeight}
                      rx="2"
                    />
                  )}
                  <text
                    className="t-chart__value"
                    x={value === null ? 0 : length(value) + 6}
                    y={barHeight - 3}
                  >
                    {value === null ? notKnown : format(value)}
                  </text>
                </g>
              )
            })}
          </g>
        ))}
      </svg>
    </ChartFrame>
  )
}

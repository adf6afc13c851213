import { formatNumber } from '@/govuk/number'
import { ChartFrame } from './ChartFrame'
import { axisOf } from './scale'
import type { ChartProps } from './types'
import { useWidth } from './useWidth'

const height = 280
const margin = { top: 12, right: 14, bottom: 34, left: 52 }
const widestLabel = 56

/** Lines over time, from 0 upwards. A value that is not known leaves a gap; it is not 0. */
export function LineChart(props: ChartProps) {
  const { rows, series, format = formatNumber } = props
  const { element, width } = useWidth<HTMLDivElement>(560)
  const greatest = Math.max(0, ...rows.flatMap((row) => row.values.map((value) => value ?? 0)))
  const { top, ticks } = axisOf(greatest)
  const innerWidth = width - margin.left - margin.right
  const innerHeight = height - margin.top - margin.bottom
  const x = (i: number) =>
    margin.left + (rows.length < 2 ? innerWidth / 2 : (i / (rows.length - 1)) * innerWidth)
  const y = (value: number) => margin.top + innerHeight * (1 - value / top)
  const every = Math.max(1, Math.ceil((rows.length * widestLabel) / innerWidth))
  return (
    <ChartFrame {...props} kind="Line chart" area={element}>
      <svg
        className="t-chart__svg"
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        aria-hidden="true"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className="t-chart__rule"
              x1={margin.left}
              x2={width - margin.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text className="t-chart__tick" x={margin.left - 8} y={y(tick) + 5} textAnchor="end">
              {format(tick)}
            </text>
          </g>
        ))}
        {rows.map((row, i) =>
          i % every === 0 ? (
            <text
              key={row.key}
              className="t-chart__tick"
              x={x(i)}
              y={height - 10}
              textAnchor="middle"
            >
              {row.tick ?? row.label}
            </text>
          ) : null,
        )}
        {series.map((one, s) => (
          <g key={one.key}>
            <path
              className={`t-line-${s}`}
              d={linePath(
                rows.map((row) => row.values[s] ?? null),
                x,
                y,
              )}
            />
            {rows.map((row, i) => {
              const value = row.values[s] ?? null
              return value === null ? null : (
                <circle key={row.key} className={`t-point-${s}`} cx={x(i)} cy={y(value)} r="4" />
              )
            })}
          </g>
        ))}
      </svg>
    </ChartFrame>
  )
}

/** A path through the values that are known; it is lifted over those that are not. */
export function linePath(
  values: readonly (number | null)[],
  x: (i: number) => number,
  y: (value: number) => number,
): string {
  let down = false
  return values
    .map((value, i) => {
      const command = down ? 'L' : 'M'
      down = value !== null
      return value === null ? '' : `${command}${round(x(i))} ${round(y(value))}`
    })
    .join('')
}

function round(coordinate: number): number {
  return Math.round(coordinate * 10) / 10
}

import { axisOf } from './scale'

test.each([
  [0, 1, [0, 1]],
  [1, 1, [0, 1]],
  [3, 3, [0, 1, 2, 3]],
  [10, 10, [0, 5, 10]],
  [100, 100, [0, 25, 50, 75, 100]],
  [1257, 1500, [0, 500, 1000, 1500]],
  [48.6, 60, [0, 20, 40, 60]],
])('up to %d the axis ends at %d', (greatest, top, ticks) => {
  expect(axisOf(greatest)).toEqual({ top, ticks })
})

test.each([1, 7, 19, 99, 101, 640, 1021, 5_000_000])(
  '%d is on the axis, in a handful of whole steps',
  (n) => {
    const { top, ticks } = axisOf(n)
    expect(top).toBeGreaterThanOrEqual(n)
    expect(ticks.length).toBeLessThanOrEqual(6)
    expect(ticks.every(Number.isInteger)).toBe(true)
  },
)

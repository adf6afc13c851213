/** A round number at or above the greatest value, and the steps up to it, for the axis of a chart that begins at 0. */
export function axisOf(greatest: number, steps = 4): { top: number; ticks: number[] } {
  if (!(greatest > 0)) return { top: 1, ticks: [0, 1] }
  const rough = Math.max(greatest / steps, 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step =
    power * (niceSteps.find((nice) => nice * power >= rough && isWhole(nice * power)) ?? 10)
  const count = Math.ceil(greatest / step)
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) }
}

const niceSteps = [1, 2, 2.5, 5, 10]

function isWhole(number: number): boolean {
  return number % 1 === 0
}

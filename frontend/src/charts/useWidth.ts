import { useEffect, useRef, useState } from 'react'

/** The width of an element in CSS pixels, followed as it changes; `assumed` until it is measured. */
export function useWidth<Kind extends Element>(assumed: number) {
  const element = useRef<Kind>(null)
  const [width, setWidth] = useState(assumed)
  useEffect(() => {
    const target = element.current
    if (!target || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0)
      if (measured > 0) setWidth(measured)
    })
    observer.observe(target)
    return () => observer.disconnect()
  }, [])
  return { element, width }
}

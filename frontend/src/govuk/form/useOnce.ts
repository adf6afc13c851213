import { useRef, useState } from 'react'
import { actBegins } from './acts'

/** Runs one act at a time: a second call while the first is under way does nothing. */
export function useOnce() {
  const [busy, setBusy] = useState(false)
  const underWay = useRef(false)
  const once = async (act: () => Promise<void>) => {
    if (underWay.current) return
    underWay.current = true
    actBegins()
    setBusy(true)
    try {
      await act()
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }
  return { busy, once }
}

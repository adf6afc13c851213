import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

const Announce = createContext<(words: string) => void>(() => {})

/** Holds the page's one polite live region. Stands once, around the whole application. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ words: '', count: 0 })
  const announce = useCallback(
    (words: string) => setSaid(({ count }) => ({ words, count: count + 1 })),
    [],
  )
  return (
    <Announce.Provider value={announce}>
      {children}
      <div role="status" aria-live="polite" className="govuk-visually-hidden">
        {/* A new element each time, so that the same words said twice are read twice. */}
        {said.words ? <span key={said.count}>{said.words}</span> : null}
      </div>
    </Announce.Provider>
  )
}

/** Says something to assistive technology without moving the focus: "Saved", "14 results". */
export function useAnnounce(): (words: string) => void {
  return useContext(Announce)
}

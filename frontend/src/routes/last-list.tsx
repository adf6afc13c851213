import { useMatch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { BackLink } from '@/govuk/BackLink'

type List = { partnership: string; label: string; path: string; search: Record<string, unknown> }

const key = 'turnout.list'

/**
 * Notes that sessions are chosen from this page, so that the way back from one leads here as it was left:
 * words, filters, page, day. It is the tab's own, and outlives reading, booking and reloading.
 */
export function useChoosingHere(partnership: string, label: string) {
  const { pathname, search } = useMatch({ strict: false })
  const list = JSON.stringify({ partnership, label, path: pathname, search })
  useEffect(() => {
    try {
      sessionStorage.setItem(key, list)
    } catch {
      // A browser that may keep nothing leads back to the whole list.
    }
  }, [list])
}

/** Back to where the session was chosen; to all training where that is not known. */
export function BackToList({ partnership }: { partnership: string }) {
  const list = lastList()
  if (list?.partnership !== partnership) {
    return (
      <BackLink to="/$partnership" params={{ partnership }}>
        Find training
      </BackLink>
    )
  }
  return (
    <BackLink to={list.path} search={list.search}>
      {list.label}
    </BackLink>
  )
}

function lastList(): List | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

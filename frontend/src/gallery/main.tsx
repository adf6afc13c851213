import { QueryClientProvider } from '@tanstack/react-query'
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import '@/styles/main.scss'
import { newQueryClient } from '@/app/query-client'
import { applyBrand } from '@/govuk/brand'
import { Gallery } from './Gallery'

// A page of its own, never part of the application: every component in every state, to be looked at
// (`npm run gallery`). `?colour=ffcc00` shows it in another partnership's colour.
const colour = new URLSearchParams(location.search).get('colour')
applyBrand(`#${colour ?? '00594c'}`)

const root = createRootRoute()
const page = createRoute({ getParentRoute: () => root, path: '$', component: Gallery })
const router = createRouter({ routeTree: root.addChildren([page]), history: createHashHistory() })

createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={newQueryClient()}>
    {/* biome-ignore lint/suspicious/noExplicitAny: a router of one route, not the application's */}
    <RouterProvider router={router as any} />
  </QueryClientProvider>,
)

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/main.scss'
import { problemOf, unexpected } from './api/problem'
import { newQueryClient } from './app/query-client'
import { newRouter } from './app/router'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const queryClient = newQueryClient()
const router = newRouter(queryClient)

createRoot(root, { onCaughtError }).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)

/** What the server refused is shown by the error page; only what is our own fault is reported besides. */
function onCaughtError(error: unknown) {
  if (problemOf(error).code === unexpected) reportError(error)
}

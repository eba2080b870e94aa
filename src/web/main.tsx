import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, Route, Routes } from 'react-router'
import './shared/tokens.css'
import { Part } from './portal/common/part.tsx'
import { PortalApp } from './portal/portal-app.tsx'
import { ApiError, base } from './shared/api.ts'

const DeskApp = lazy(async () => ({ default: (await import('./desk/desk-app.tsx')).DeskApp }))

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Only what may pass by itself is tried again; the screen says the rest at once.
      retry: (count, error) => count < 2 && error instanceof ApiError && error.problem.status >= 502,
      // A telephone's own belief that it is offline is often wrong: try, and say how it went.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <BrowserRouter basename={base || '/'}>
          <Routes>
            <Route
              path="/desk/*"
              element={
                <Part page waiting={<p role="status">正在打开工作台…</p>}>
                  <DeskApp />
                </Part>
              }
            />
            <Route path="*" element={<PortalApp />} />
          </Routes>
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  )

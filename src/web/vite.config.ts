import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The web app. The server serves `/assets/…` at its root, whatever county prefix the page has. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Telephones of the countryside live long: browsers of 2020 and later.
    target: ['chrome87', 'edge88', 'firefox78', 'safari14'],
    sourcemap: false,
    // The desk's component library is large, is loaded by staff only and stays in their cache.
    chunkSizeWarningLimit: 1500,
  },
})

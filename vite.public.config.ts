import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { noteBundled } from './scripts/lib/bundled-packages';

const root = import.meta.dirname;

/**
 * The pages that the local server gives to browsers, by themselves: no file of another page can be asked for. The oldest
 * browser that shows them is OBS 30's, Chromium 103.
 */
export default defineConfig({
  root: join(root, 'src/renderer'),
  // Addresses begin with a token, so all that a page asks for is relative to it.
  base: './',
  publicDir: false,
  plugins: [react(), noteBundled('public', join(root, 'out/bundled'))],
  build: {
    target: 'chrome103',
    outDir: join(root, 'out/public'),
    emptyOutDir: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        overlay: join(root, 'src/renderer/overlay/index.html'),
        dashboard: join(root, 'src/renderer/dashboard/index.html'),
      },
    },
  },
});

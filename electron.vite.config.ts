import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { noteBundled } from './scripts/lib/bundled-packages';

const root = import.meta.dirname;
const bundled = join(root, 'out/bundled');

// The oldest runtime we support is Electron 33 (Chromium 130, Node 20.18), so targets are set by hand.
export default defineConfig({
  main: {
    plugins: [noteBundled('main', bundled)],
    build: {
      target: 'node20.18',
      rollupOptions: {
        input: {
          index: join(root, 'src/main/index.ts'),
          'speech-host': join(root, 'src/main/speech/host/entry.ts'),
          'speech-worker': join(root, 'src/main/speech/host/worker.ts'),
          'language-host': join(root, 'src/main/language/engines/inside/host/entry.ts'),
          'database-worker': join(root, 'src/main/storage/worker.ts'),
          'recording-worker': join(root, 'src/main/recording/worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      isolatedEntries: true,
      externalizeDeps: false,
      rollupOptions: {
        input: {
          control: join(root, 'src/preload/control.ts'),
          overlay: join(root, 'src/preload/overlay.ts'),
          capture: join(root, 'src/preload/capture.ts'),
        },
      },
    },
  },
  renderer: {
    root: join(root, 'src/renderer'),
    plugins: [react(), noteBundled('renderer', bundled)],
    build: {
      target: 'chrome130',
      // Half as much to read before a window can be used.
      minify: true,
      rollupOptions: {
        input: {
          control: join(root, 'src/renderer/control/index.html'),
          overlay: join(root, 'src/renderer/overlay/index.html'),
          capture: join(root, 'src/renderer/capture/index.html'),
          import: join(root, 'src/renderer/capture/import/index.html'),
        },
      },
    },
  },
});

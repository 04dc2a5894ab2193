import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const root = import.meta.dirname;

/** Puts the VAD's model, worklet and WASM runtime beside the capture page, which loads them by name. */
function vadAssets(): Plugin {
  const vad = dirname(require.resolve('@ricky0123/vad-web'));
  const ort = dirname(require.resolve('onnxruntime-web'));
  const files = [
    join(vad, 'vad.worklet.bundle.min.js'),
    join(vad, 'silero_vad_v5.onnx'),
    join(ort, 'ort-wasm-simd-threaded.wasm'),
    join(ort, 'ort-wasm-simd-threaded.mjs'),
  ];
  return {
    name: 'jamak-vad-assets',
    generateBundle() {
      for (const file of files) {
        const fileName = `vad/${file.split(/[\\/]/).at(-1)}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
      }
    },
  };
}

// The oldest runtime we support is Electron 33 (Chromium 130, Node 20.18), so targets are set by hand.
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      rollupOptions: {
        input: {
          index: join(root, 'src/main/index.ts'),
          'speech-host': join(root, 'src/main/speech/host/entry.ts'),
          'speech-worker': join(root, 'src/main/speech/host/worker.ts'),
          'database-worker': join(root, 'src/main/storage/worker.ts'),
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
    plugins: [react(), vadAssets()],
    build: {
      target: 'chrome130',
      rollupOptions: {
        input: {
          control: join(root, 'src/renderer/control/index.html'),
          overlay: join(root, 'src/renderer/overlay/index.html'),
          capture: join(root, 'src/renderer/capture/index.html'),
        },
      },
    },
  },
});

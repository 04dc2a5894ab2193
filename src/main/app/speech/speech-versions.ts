import { createRequire } from 'node:module';
import { app } from 'electron';
import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

/** The versions of what runs local models: with others, a model may behave otherwise. */
export function speechVersions(): string {
  return `jamak ${app.getVersion()}, sherpa-onnx ${sherpaVersion()}`;
}

function sherpaVersion(): string {
  try {
    const read = createRequire(import.meta.url);
    return packageSchema.parse(read('sherpa-onnx-node/package.json')).version;
  } catch {
    // Then it changes with the app's own alone.
    return 'unknown';
  }
}

import { layers } from './layers.mjs';
import { rawIpc } from './raw-ipc.mjs';

/** Jamak's own rules for oxlint. */
export default {
  meta: { name: 'jamak' },
  rules: { layers, 'raw-ipc': rawIpc },
};

import { createServer } from 'node:net';
import { statfs } from 'node:fs/promises';
import { app, safeStorage } from 'electron';
import type { Settings } from '../../../shared/settings';
import { whyUnwritable } from '../../files/why-unwritable';
import type { SafeStorage } from '../keys';
import { speechVersions } from '../speech/speech-versions';
import { verifyModel } from '../../speech/host/verify-model';
import type { ModelSpec } from '../../speech/models';
import type { SessionStore } from '../../storage/contract';
import type { CheckName, Look } from './findings';

const GB = 1_000_000_000;
/** Less than this and a long session may not find room. */
const SCARCE_GB = 1;

export interface Looked {
  readonly folder: string;
  readonly settings: Settings;
  readonly models: readonly ModelSpec[];
  readonly store: Pick<SessionStore, 'list'>;
  readonly backups: () => Promise<readonly unknown[]>;
  /** How many microphones there are. */
  readonly microphones: () => Promise<number>;
}

/** What is looked at on this machine, for `jamak doctor` and for the settings' diagnostics. */
export function looksAt(looked: Looked): Record<CheckName, Look> {
  const { folder, settings, models, store, backups, microphones } = looked;
  return {
    versions: () => {
      const { electron, chrome, node } = process.versions;
      const machine = `${process.platform} ${process.arch} ${process.getSystemVersion()}`;
      const versions = `${speechVersions()}, electron ${electron}, chromium ${chrome}, node ${node}, ${machine}`;
      return Promise.resolve({ state: 'ok', found: versions });
    },
    folder: () => {
      const reason = whyUnwritable(folder);
      return Promise.resolve({ state: reason === null ? 'ok' : 'failed', found: reason ?? true });
    },
    space: async () => {
      const { bavail, bsize } = await statfs(folder);
      const free = (bavail * bsize) / GB;
      return { state: free < SCARCE_GB ? 'warning' : 'ok', found: Math.round(free * 10) / 10 };
    },
    database: async () => {
      await store.list(1);
      return { state: 'ok', found: true };
    },
    backups: async () => ({ state: 'ok', found: (await backups()).length }),
    models: async () => {
      for (const model of models) await verifyModel(model);
      return { state: models.length > 0 ? 'ok' : 'failed', found: models.length };
    },
    devices: async () => {
      const count = await microphones();
      return { state: count > 0 ? 'ok' : 'warning', found: count };
    },
    keychain: () => {
      // On Linux a fixed password stands in for a keychain that is not there.
      const storage: SafeStorage = safeStorage;
      const standsIn = process.platform === 'linux' && storage.getSelectedStorageBackend?.() === 'basic_text';
      const safe = storage.isEncryptionAvailable() && !standsIn;
      return Promise.resolve({ state: safe ? 'ok' : 'warning', found: safe });
    },
    gpu: () => {
      const { gpu_compositing: found } = app.getGPUFeatureStatus();
      return Promise.resolve({ state: 'ok', found });
    },
    port: async () => {
      const { enabled, port } = settings.server;
      const free = await isFree(port);
      return { state: free || enabled ? 'ok' : 'warning', found: free };
    },
  };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}

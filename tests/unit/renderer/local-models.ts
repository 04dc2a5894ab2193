import type { LocalModel } from '../../../src/shared/local-models';

/** A model that could be downloaded, with some of it changed. */
export function model(id: string, languages: string[], changes: Partial<LocalModel> = {}): LocalModel {
  return {
    id,
    name: id,
    languages,
    sizeBytes: 1e8,
    licence: 'MIT',
    licenceUnclear: false,
    speed: 'fast',
    kind: 'whole',
    proven: true,
    check: { type: 'none' },
    origin: 'download',
    state: { type: 'available' },
    realTimeFactor: null,
    recommended: false,
    ...changes,
  };
}

export const INSTALLED = { state: { type: 'installed' } } as const;
export const TINY = model('tiny', ['en'], { origin: 'embedded', ...INSTALLED });
export const SENSE = model('sense', ['ko', 'en'], { recommended: true });

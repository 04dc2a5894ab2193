import type { Settings } from '../../../shared/settings';

/**
 * The settings with another speech engine for this run: `local`, `server`, or the id of a local model.
 */
export function withEngine(settings: Settings, engine: string | undefined): Settings {
  const { speech } = settings;
  switch (engine) {
    case undefined:
      return settings;
    case 'server':
      return { ...settings, speech: { ...speech, engine: 'server' } };
    case 'local':
      return { ...settings, speech: { ...speech, engine: 'local', model: '' } };
    default:
      return { ...settings, speech: { ...speech, engine: 'local', model: engine } };
  }
}

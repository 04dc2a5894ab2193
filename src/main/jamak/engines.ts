import { v7 as uuidv7 } from 'uuid';
import { languageKeyId } from '../../shared/presets';
import { LanguageDesk } from '../app/language-desk';
import { LanguageCheck } from '../app/speech/language-check';
import { Speech } from '../app/speech/speech';
import { spawnLanguageHost } from '../app/hosts/hosts';
import { ModelInside } from '../app/inside/model-inside';
import { Listeners } from '../app/listeners';
import { describe, log } from '../app/log';
import { resourcePath, userPath } from '../app/paths';
import { withEngine } from '../app/run/engine-flag';
import type { Flags } from '../app/run/flags';
import type { Parts } from '../parts';
import { Meter } from '../remote/meter';
import { Outbound } from '../remote/outbound';
import type { Kept } from './kept';
import type { Outward } from './outward';

export type Engines = ReturnType<typeof joinEngines>;

/** What turns speech into text, and what tells what is going on. What their servers cost counts to one month. */
export function joinEngines(
  parts: Parts,
  flags: Flags,
  { startup, push, notices, settings, keys, usage, spool, sessions }: Outward & Kept,
) {
  const meter = new Meter({
    saved: usage.saved,
    save: (month) => usage.save(month),
    now: Date.now,
    ceiling: () => settings.get().languageEngine.monthlyCeiling,
    onCeiling: () => void notices.add('warning', 'server-ceiling'),
  });
  const outbound = new Outbound({ offline: () => settings.get().privacy.offline, now: Date.now });
  /** Nobody has made captions for as long as the settings say. */
  const idle = new Listeners<[]>((error) => log.error('idle listener', describe(error)));
  const speech = parts.add(
    'speech',
    new Speech({
      modelsFolder: flags.models ?? resourcePath('models'),
      settings: () => withEngine(settings.get(), flags.engine),
      key: (id, baseUrl) => keys.get(id, baseUrl),
      outbound,
      meter,
      spool,
      notices,
      onModels: (models) => push('models.changed', models),
      onDecoding: (decoding) => inside.onDecoding(decoding),
      onLoaded: () => startup.mark('model'),
      onIdle: () => idle.tell(),
    }),
    (engines) => engines.close(),
  );
  void speech.warm.then(() => startup.mark('warm'));
  const languageCheck = new LanguageCheck({
    engine: speech.engine,
    language: () => settings.get().speech.language,
    notices,
  });
  const inside = parts.add(
    'model inside',
    new ModelInside({
      path: userPath('inside-model.json'),
      spawn: spawnLanguageHost,
      settings: () => settings.get(),
      notices,
      onChanged: (state) => push('inside.changed', state),
      onError: (error) => log.error('model inside', describe(error)),
    }),
    (model) => model.close(),
  );
  const language = parts.add(
    'language',
    new LanguageDesk({
      inside: (picker) => inside.engine(picker),
      settings: () => settings.get(),
      key: (preset, baseUrl) => keys.get(languageKeyId(preset), baseUrl),
      fetch: outbound.fetchFor('language'),
      meter,
      store: sessions,
      notices,
      newId: uuidv7,
      onReportProgress: (progress) => push('report.progress', progress),
    }),
    (desk) => desk.close(),
  );
  return { outbound, idle, speech, language, languageCheck, inside };
}

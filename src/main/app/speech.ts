import { JamakError } from '../../shared/errors';
import type { SttEngine } from '../speech/contract';
import { createLocalEngine } from '../speech/engines/local';
import { readModels, type ModelSpec } from '../speech/models';
import { SpeechSupervisor } from '../speech/supervisor';
import { log } from './log';
import type { NoticeBoard } from './notice-board';
import { spawnSpeechHost } from './speech-process';

const FINAL_MODEL = 'moonshine-base-en';
const FAST_MODEL = 'moonshine-tiny-en';
/** One hears the growing utterance while the other makes the final. */
const WORKERS_PER_MODEL = 2;

export interface Speech {
  readonly engine: SttEngine;
  readonly close: () => Promise<void>;
}

/**
 * The embedded engine, its host started and its model loading, so that the first words find it warm.
 *
 * @throws JamakError 'model-missing' or 'model-damaged' when there is no catalogue of models
 */
export function openSpeech(modelsFolder: string, notices: NoticeBoard): Speech {
  const models = readModels(modelsFolder);
  const finalModel = find(models, FINAL_MODEL);
  const fastModel = find(models, FAST_MODEL);
  const supervisor = new SpeechSupervisor({
    spawn: spawnSpeechHost,
    workersPerModel: WORKERS_PER_MODEL,
    onReady: (model, loadMs) => log.info('model loaded', model.id, Math.round(loadMs)),
    onRestarted: () => {
      log.warn('speech host restarted');
      notices.add('warning', 'speech-host-restarted');
    },
    onGivenUp: () => {
      log.error('speech host given up');
      notices.add('error', 'speech-host-failed');
    },
    onModelFailed: (model, error) => {
      log.error('model failed', model.id, error.code);
      notices.add('error', error.code, error.params);
    },
    onFallback: (model, standIn) =>
      void notices.add('warning', 'model-fallback', { model: standIn.name, name: model.name }),
  });
  supervisor.load(finalModel, fastModel);
  const engine = createLocalEngine({ supervisor, finalModel, interimModel: finalModel, fastModel });
  return { engine, close: () => supervisor.close() };
}

function find(models: readonly ModelSpec[], id: string): ModelSpec {
  const model = models.find((each) => each.id === id);
  if (!model) throw new JamakError('model-missing', { params: { model: id, file: 'catalogue.json' } });
  return model;
}

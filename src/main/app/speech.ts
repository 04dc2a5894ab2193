import { readFile } from 'node:fs/promises';
import { JamakError } from '../../shared/errors';
import type { Settings } from '../../shared/settings';
import { samplesToMs } from '../../shared/sound';
import type { SttEngine } from '../speech/contract';
import { createLocalEngine } from '../speech/engines/local';
import { readModels, type ModelSpec } from '../speech/models';
import { SpeechSupervisor } from '../speech/supervisor';
import { qualityFor, tiersOf, type ModelPair, type Quality } from '../speech/tiers';
import { log } from './log';
import type { NoticeBoard } from './notice-board';
import { resourcePath } from './paths';
import { spawnSpeechHost } from './speech-process';

const ACCURATE_MODEL = 'moonshine-base-en';
const FAST_MODEL = 'moonshine-tiny-en';
const WAV_HEADER_BYTES = 44;

export interface Speech {
  readonly engine: SttEngine;
  /** Resolves when the model is loaded and this machine is measured, or neither can be. */
  readonly warm: Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SpeechOptions {
  readonly modelsFolder: string;
  readonly quality: () => Settings['speech']['quality'];
  readonly notices: NoticeBoard;
}

/**
 * The embedded engine, its host started and its model loading, so that the first words find it warm.
 *
 * @throws JamakError 'model-missing' or 'model-damaged' when there is no catalogue of models
 */
export function openSpeech({ modelsFolder, quality, notices }: SpeechOptions): Speech {
  const models = readModels(modelsFolder);
  const pair: ModelPair = { accurate: find(models, ACCURATE_MODEL), fast: find(models, FAST_MODEL) };
  const supervisor = new SpeechSupervisor({
    spawn: spawnSpeechHost,
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

  // Until the machine is measured it is taken for a usual one.
  let measured: Quality = 'accurate';
  const tiers = () => {
    const chosen = quality();
    return tiersOf(chosen === 'auto' ? measured : chosen, pair);
  };
  const { finalModel, fastModel } = tiers();
  supervisor.load(finalModel, fastModel);
  const warm = measure(supervisor, finalModel).then((factor) => {
    if (factor === null || finalModel !== pair.accurate) return;
    measured = qualityFor(factor);
    log.info('real-time factor', factor.toFixed(3), measured);
  });
  return { engine: createLocalEngine({ supervisor, tiers }), warm, close: () => supervisor.close() };
}

/** Time that the model takes for a second of speech on this machine, s; null when it cannot be used. */
async function measure(supervisor: SpeechSupervisor, model: ModelSpec): Promise<number | null> {
  const file = await readFile(resourcePath('sample', 'probe.wav'));
  const samples = new Float32Array((file.length - WAV_HEADER_BYTES) / 2);
  for (let index = 0; index < samples.length; index++) {
    samples[index] = file.readInt16LE(WAV_HEADER_BYTES + 2 * index) / 0x8000;
  }
  let factor: number | null = null;
  // The first run also fills caches and does not count.
  for (let round = 0; round < 2; round++) {
    const outcome = await supervisor.decode({ kind: 'final', models: [model], samples });
    if (outcome.type !== 'decoded') return null;
    factor = outcome.decodeMs / samplesToMs(samples.length);
  }
  return factor;
}

function find(models: readonly ModelSpec[], id: string): ModelSpec {
  const model = models.find((each) => each.id === id);
  if (!model) throw new JamakError('model-missing', { params: { model: id, file: 'catalogue.json' } });
  return model;
}

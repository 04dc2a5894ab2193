import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openModelManager } from '../../../src/main/models/manager';
import { checkModel, readSample } from '../../../src/main/speech/check-model';
import { SpeechSupervisor } from '../../../src/main/speech/host/supervisor';
import { builtHost } from '../built';
import { jfkCut, models, words } from '../speech/fixtures';
import { forkHost } from '../speech/forked-host';
import { temporaryFolder } from './fixtures';

const SAMPLE = join(import.meta.dirname, '../../../resources/sample');
const host = builtHost();

test('a folder that the user added captions speech, and is checked on the sample', async () => {
  const theirs = join(temporaryFolder(), 'moonshine tiny (mine)');
  cpSync(models.tiny.dir, theirs, { recursive: true });
  const manager = openModelManager({
    folder: temporaryFolder(),
    catalogue: [],
    embedded: [],
    onChanged: () => {},
  });
  const { id, proven } = await manager.addFolder(theirs);
  expect(proven).toBe(true);
  const spec = manager.specOf(id);
  if (!spec) throw new Error('the model is not installed');

  const supervisor = new SpeechSupervisor({ spawn: () => forkHost(host.path) });
  onTestFinished(() => supervisor.close());
  const samples = jfkCut(0, 3);
  const outcome = await supervisor.decode({ kind: 'final', models: [spec], language: 'ko', samples });
  expect(outcome.type === 'decoded' && words(outcome.text)).toBe('and so my fellow americans');

  const text = readFileSync(join(SAMPLE, 'probe.txt'), 'utf8');
  const sample = readSample(readFileSync(join(SAMPLE, 'probe.wav')), text);
  const { realTimeFactor, words: heard } = await checkModel(supervisor, spec, sample);
  expect(heard).toEqual({ right: 8, of: 8 });
  await manager.measured(id, realTimeFactor);
  expect(manager.list('en').find((model) => model.id === id)?.realTimeFactor).toBeGreaterThan(0);
});

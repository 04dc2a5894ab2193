import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openModelManager } from '../../../src/main/models/manager';
import { measureSpeed } from '../../../src/main/speech/speed-test';
import { SpeechSupervisor } from '../../../src/main/speech/host/supervisor';
import { builtHost } from '../built';
import { jfkCut, models, words } from '../speech/fixtures';
import { forkHost } from '../speech/forked-host';
import { temporaryFolder } from './fixtures';

const host = builtHost();

test('a folder that the user added captions speech, and its speed is measured', async () => {
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

  await manager.measured(id, await measureSpeed(supervisor, spec, samples));
  expect(manager.list('en').find((model) => model.id === id)?.realTimeFactor).toBeGreaterThan(0);
});

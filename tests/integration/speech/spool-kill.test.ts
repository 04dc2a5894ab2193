import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSpool } from '../../../src/main/speech/spool/spool';
import { createSpoolCaptioner } from '../../../src/main/speech/spool/spool-captioner';
import { ScriptedEngine } from '../../fakes/scripted-engine';
import { builtModule } from '../built';

const spooler = builtModule('tests/integration/speech/spooler.ts');

test('kill -9 of the app loses no utterance that had ended: the next start captions all of them once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, [spooler.path, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    last = Number(text.trim().split('\n').at(-1));
    if (last >= 25) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');

  const spool = await openSpool({ folder, onFull: () => {} });
  const captions: string[] = [];
  const captioner = createSpoolCaptioner({
    spool,
    engine: new ScriptedEngine({ respond: ({ samples }) => String(Math.round((samples[0] ?? 0) * 1024)) }),
    live: () => [],
    appendLate: (sessionId, happenings) => {
      for (const happening of happenings) {
        if (happening.type === 'caption-final')
          captions.push(`${sessionId} ${happening.captionId}: ${happening.text}`);
      }
      return Promise.resolve();
    },
  });
  await captioner.run();
  await spool.settled();
  const numbers = Array.from({ length: last }, (_, index) => index + 1).filter((number) => number % 3 !== 0);
  // The one after the last that was told may be there too.
  expect(captions.slice(0, numbers.length)).toEqual(numbers.map((number) => `session u${number}: ${number}`));
  expect(captions.length).toBeLessThanOrEqual(numbers.length + 1);
  expect(spool.pending()).toEqual([]);
});

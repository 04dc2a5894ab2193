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

/** Runs the spooler until it has told of so many, and kills it. */
async function killAt(count: number, ...args: string[]): Promise<{ folder: string; last: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, [spooler.path, folder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    last = Number(text.trim().split('\n').at(-1));
    if (last >= count) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return { folder, last };
}

test('kill -9 of the app loses no utterance that had ended: the next start captions all of them once', async () => {
  const { folder, last } = await killAt(25);
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

test('kill -9 in the middle of a sentence keeps what was said of it: the next start captions that', async () => {
  const { folder, last } = await killAt(40, '--one');
  const spool = await openSpool({ folder, onFull: () => {} });
  const heard: string[] = [];
  const captioner = createSpoolCaptioner({
    spool,
    engine: new ScriptedEngine({ respond: ({ samples }) => `${samples.length / 1600} parts` }),
    live: () => [],
    appendLate: (sessionId, [happening]) => {
      if (happening?.type === 'caption-final') {
        heard.push(`${sessionId} ${happening.startMs}-${happening.endMs} ${happening.text}`);
      }
      return Promise.resolve();
    },
  });
  await captioner.run();
  await spool.settled();
  const of = (parts: number): string => `session 500-${500 + parts * 100} ${parts} parts`;
  // All parts but those of the last moment, and perhaps one that was not told of.
  expect(Array.from({ length: 6 }, (_, late) => of(last + 1 - late))).toContain(heard[0]);
  expect(heard).toHaveLength(1);
  expect(spool.pending()).toEqual([]);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { Chooser } from '../../../../src/main/language/engines/inside/choosing/chooser';
import { sheetOf } from '../../../../src/main/language/engines/inside/choosing/lines';
import { HostKeeper } from '../../../../src/main/language/engines/inside/host/keeper';
import { probeModel } from '../../../../src/main/language/engines/inside/probe';
import { writeTinyGguf } from '../../../fakes/inside/gguf-file';
import { builtModule } from '../../built';
import { forkLanguageHost, isThere } from '../../../fakes/inside/forked-language-host';

/** The real language host with the real addon, and a model that chooses the second line. */
const host = builtModule('src/main/language/engines/inside/host/entry.ts');
const folder = mkdtempSync(join(tmpdir(), 'jamak-inside-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(name: string) {
  const pids: number[] = [];
  const loading: (number | null)[] = [];
  const keeper = new HostKeeper({
    spawn: () => {
      const child = forkLanguageHost(host.path);
      pids.push(child.pid ?? 0);
      return child;
    },
    contextTokens: 4096,
    threads: 1,
    onLoading: (share) => loading.push(share),
  });
  onTestFinished(() => keeper.close());
  keeper.use({ path: join(folder, name), name });
  const choose = (said: readonly string[], signal = new AbortController().signal) => {
    const sheet = sheetOf(said.map((text) => ({ text, captionIds: ['c'], atMs: 0 })));
    const chooser = new Chooser({
      generator: keeper,
      model: name,
      language: 'ko',
      glossary: [],
      signal,
      live: false,
    });
    const fields = {
      best: { type: 'lines', from: sheet.labels, count: 2 },
      why: { type: 'word', from: ['결과', 'A "surprise"'] },
    } as const;
    return chooser
      .choose(sheet, '"best", "why"', fields)
      .then((chosen) => ({ chosen, usage: chooser.usage, labels: sheet.labels }));
  };
  return { keeper, choose, pids, loading };
}

test('a model of llama.cpp’s chooses under the grammar, again and again, and is gone when it is let go', async () => {
  writeTinyGguf(join(folder, 'tiny.gguf'));
  const { keeper, choose, pids, loading } = open('tiny.gguf');
  const { chosen, usage, labels } = await choose(['우리가 이겼어요.', 'We won!', '차가 식었네요.']);
  // It knows nothing, but what it was made to choose.
  expect(chosen.best).toEqual([labels[1]]);
  expect(['결과', 'A "surprise"']).toContain(chosen.why[0]);
  expect(usage.inputTokens).toBeGreaterThan(100);
  expect(loading.at(-1)).toBeNull();

  // The orders before it need not be read again.
  const again = await choose(['우리가 이겼어요.', 'We won!']);
  expect(again.usage.inputTokens).toBeLessThan(usage.inputTokens);

  // One that is aborted is left, and the next one answered.
  const abort = new AbortController();
  const left = choose(['하나', '둘', '셋'], abort.signal);
  abort.abort(new Error('not wanted'));
  await expect(left).rejects.toThrow('not wanted');
  expect((await choose(['하나', '둘'])).chosen.best.length).toBeGreaterThan(0);

  const [pid = 0] = pids;
  expect(pids).toHaveLength(1);
  if (process.platform === 'linux')
    expect(readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[18]).toBe('10');
  keeper.close();
  await expect.poll(() => isThere(pid), { timeout: 30_000 }).toBe(false);
});

test('the probe is passed by a model that chooses right in one language', async () => {
  writeTinyGguf(join(folder, 'probed.gguf'));
  const shares: number[] = [];
  const probed = await probeModel(
    { path: join(folder, 'probed.gguf'), name: 'probed' },
    {
      spawn: () => forkLanguageHost(host.path),
      threads: 1,
      signal: new AbortController().signal,
      onProgress: (share) => shares.push(share),
    },
  );
  expect(probed.languages).toEqual(['en']);
  expect(probed.tokensPerSecond).toBeGreaterThan(0);
});

test('a file that is missing or damaged is told, and the host ends', async () => {
  await expect(open('missing.gguf').choose(['a', 'b'])).rejects.toMatchObject({
    code: 'inside-model-missing',
    params: { model: 'missing.gguf' },
  });
  writeTinyGguf(join(folder, 'whole.gguf'));
  writeFileSync(join(folder, 'cut.gguf'), readFileSync(join(folder, 'whole.gguf')).subarray(0, 20_000));
  await expect(open('cut.gguf').choose(['a', 'b'])).rejects.toMatchObject({ code: 'inside-model-unusable' });
});

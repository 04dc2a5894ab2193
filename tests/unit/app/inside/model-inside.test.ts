import { mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ModelInside } from '../../../../src/main/app/inside/model-inside';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import { askEngine } from '../../../../src/main/language/ask';
import { createEmbeddedEngine } from '../../../../src/main/language/engines/embedded';
import type { LanguageHostOptions } from '../../../../src/main/language/engines/inside/host/host';
import { JamakError } from '../../../../src/shared/errors';
import type { InsideState } from '../../../../src/shared/requests/inside';
import {
  DEFAULT_SETTINGS,
  type LanguageEngineSettings,
  type Settings,
} from '../../../../src/shared/settings';
import { writeTinyGguf } from '../../../fakes/inside/gguf-file';
import { inlineHost } from '../../../fakes/inside/inline-host';
import { firstChoice, labelOf } from '../../../fakes/inside/scripted-generator';
import { captions } from '../../../fakes/transcripts';
import { expectJamakError } from '../../storage/expect-jamak-error';

vi.mock('electron', () => ({}));

const folder = mkdtempSync(join(tmpdir(), 'jamak-model-inside-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const SOON = { timeout: 20_000 };
const SPOKEN = captions([
  'Welcome back, tonight is the final of the copper cup.',
  'Mika draws first blood after three minutes.',
  'Torres stole the dragon with one hundred health left.',
  'We win the copper cup two to one!',
]);

/** Understands the probe, and else names the first lines. */
const works: LanguageHostOptions['load'] = () =>
  Promise.resolve({
    async generate({ user, grammar, ...rest }, pause) {
      await pause();
      const wanted = { ...rest, user, grammar };
      const probed = /We win the final|결승에서 2 대 1/.exec(user)?.[0];
      const text = probed
        ? JSON.stringify({ result: labelOf(wanted, probed) })
        : firstChoice({ user, grammar });
      return { text, inputTokens: 90, outputTokens: 10 };
    },
  });

let profiles = 0;

function open(load = works, path = join(folder, `profile-${++profiles}.json`)) {
  const notices = new NoticeBoard(() => {});
  const states: InsideState[] = [];
  const state: { settings: Settings } = { settings: DEFAULT_SETTINGS };
  const set = (patch: Partial<LanguageEngineSettings>): void => {
    const languageEngine = { ...state.settings.languageEngine, ...patch };
    state.settings = { ...state.settings, languageEngine };
    inside.settingsChanged();
  };
  const inside = new ModelInside({
    path,
    spawn: () => inlineHost(load),
    settings: () => state.settings,
    notices,
    onChanged: (now) => states.push(now),
    onError: () => {},
  });
  onTestFinished(() => inside.close());
  const engine = inside.engine(createEmbeddedEngine());
  const model = join(folder, `model-${profiles}.gguf`);
  writeTinyGguf(model);
  /** As the handler does when a file was chosen. */
  const choose = async (file = model): Promise<void> => {
    set({ insideModel: await inside.add(file) });
    inside.check();
  };
  const author = async () =>
    (
      await askEngine(
        engine,
        { kind: 'digest', glossary: [], previous: null, captions: SPOKEN, language: 'en' },
        { signal: new AbortController().signal },
      )
    )?.author;
  const checked = (): Promise<void> => expect.poll(() => inside.state.check.type, SOON).not.toBe('running');
  const codes = (): string[] => notices.all.map(({ code }) => code);
  return { inside, states, set, choose, author, checked, codes, path, model };
}

describe('the model inside', () => {
  it('is none at first, and digests are picked then', async () => {
    const { inside, set, author } = open();
    set({ engine: 'inside' });
    expect(inside.state).toEqual({ model: null, check: { type: 'none' } });
    expect(await author()).toEqual({ engine: 'embedded', model: '' });
    await expectJamakError(() => inside.check(), 'bad-request');
  });

  it('is checked when it is chosen, and chooses once it was proved and is wanted', async () => {
    const { inside, states, set, choose, author, checked } = open();
    await choose();
    expect(inside.state.check).toEqual({ type: 'running', share: null });
    await checked();
    expect(inside.state).toMatchObject({
      model: { name: 'Tiny of the tests', licence: 'mit' },
      check: { type: 'passed', languages: ['en', 'ko'] },
    });
    expect(states.at(-1)).toEqual(inside.state);
    expect(JSON.stringify(inside.state)).not.toContain(folder);
    expect((await author())?.engine).toBe('embedded');
    set({ engine: 'inside' });
    expect(await author()).toEqual({ engine: 'inside', model: 'Tiny of the tests' });
  });

  it('is known again in the next run, unless the settings name another', async () => {
    const first = open();
    await first.choose();
    await first.checked();
    const { id } = first.inside.state.model!;
    await expect.poll(() => readFileSync(first.path, 'utf8'), SOON).toContain('passed');
    const next = open(works, first.path);
    expect(next.inside.state.model).toBeNull();
    next.set({ insideModel: id });
    expect(next.inside.state.check.type).toBe('passed');
  });

  it('that answers nonsense, or does not load, is not used, and it is said why', async () => {
    const nonsense = open(() =>
      Promise.resolve({ generate: () => Promise.resolve({ text: '{}', inputTokens: 1, outputTokens: 1 }) }),
    );
    nonsense.set({ engine: 'inside' });
    await nonsense.choose();
    await nonsense.checked();
    expect(nonsense.inside.state.check).toMatchObject({
      type: 'failed',
      error: { code: 'inside-model-unusable', params: { model: 'Tiny of the tests' } },
    });
    expect((await nonsense.author())?.engine).toBe('embedded');
    // Nothing is wrong with summaries: nobody is told about them.
    expect(nonsense.codes()).toEqual([]);

    const missing = open(() => Promise.reject(new JamakError('inside-addon-missing')));
    await missing.choose();
    await missing.checked();
    expect(missing.inside.state.check).toMatchObject({ error: { code: 'inside-addon-missing' } });
  });

  it('is left unchecked when the check is cancelled, and can be checked later', async () => {
    let go = (): void => {};
    const waits: LanguageHostOptions['load'] = async (...args) => {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      return works(...args);
    };
    const { inside, choose, checked } = open(waits);
    await choose();
    inside.cancel();
    await checked();
    expect(inside.state.check).toEqual({ type: 'none' });
    inside.check();
    await vi.waitFor(() => {
      go();
      expect(inside.state.check.type).toBe('passed');
    }, SOON);
  });

  it('is not used any more once its file was changed or is away, which is said', async () => {
    const { inside, set, choose, checked, model, author } = open();
    set({ engine: 'inside' });
    await choose();
    await checked();
    expect((await author())?.engine).toBe('inside');
    utimesSync(model, 1, 1);
    inside.check();
    await checked();
    expect(inside.state.check).toMatchObject({ type: 'failed', error: { code: 'inside-model-missing' } });
    expect((await author())?.engine).toBe('embedded');
  });

  it('is stood in for with a word when it fails in use, and is back with one', async () => {
    let fails = false;
    const { set, choose, checked, author, codes } = open(async (...args) => {
      const loaded = await works(...args);
      return {
        generate: (...asked) => (fails ? Promise.reject(new Error('native')) : loaded.generate(...asked)),
      };
    });
    set({ engine: 'inside' });
    await choose();
    await checked();
    fails = true;
    expect((await author())?.engine).toBe('embedded');
    expect(codes()).toEqual(['inside-failed', 'inside-fallback']);
    fails = false;
    set({ engine: 'embedded' });
    expect(codes()).toEqual([]);
    set({ engine: 'inside' });
    expect((await author())?.engine).toBe('inside');
  });

  it('is forgotten when it is removed', async () => {
    const { inside, set, choose, checked } = open();
    await choose();
    await checked();
    await inside.forget();
    set({ insideModel: '' });
    expect(inside.state.model).toBeNull();
  });
});

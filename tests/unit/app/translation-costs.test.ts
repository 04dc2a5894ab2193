import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptionLanguage } from '../../../src/shared/languages';
import { spokenCaptions } from '../../fakes/language-tasks';
import { LlmServer } from '../../fakes/llm-server';
import { openDesk, recordOf, SOON } from './open-desk';

vi.mock('electron', () => import('../../fakes/platform/electron'));
vi.mock('electron-log/node', () => import('../../fakes/platform/electron-log'));

const NOTHING_SAID = recordOf('s', []);

function costIn(
  costs: ReturnType<ReturnType<typeof openDesk>['desk']['translationCosts']>,
  language: CaptionLanguage,
) {
  return costs.languages.find((each) => each.language === language);
}

describe('what translations cost', () => {
  let llm: LlmServer;
  beforeEach(async () => {
    llm = await LlmServer.start();
  });
  afterEach(() => llm.close());

  it('cannot be had from the embedded engine', () => {
    expect(openDesk().desk.translationCosts(NOTHING_SAID).unavailable).toBe('embedded');
  });

  it('is nothing at a server of one’s own', () => {
    const { desk } = openDesk({ engine: { engine: 'server', baseUrl: llm.baseUrl, model: 'fake-small' } });
    const costs = desk.translationCosts(NOTHING_SAID);
    expect(costs).toMatchObject({ unavailable: null, captions: 600 });
    expect(costIn(costs, 'ja')).toMatchObject({ cost: 0, measured: false });
  });

  it('is by the list of prices elsewhere, and unknown where it has none', () => {
    const at = (model: string) =>
      openDesk({ engine: { engine: 'server', baseUrl: 'https://api.openai.com/v1', model } }).desk;
    const { tokens = 0, cost } = costIn(at('gpt-4.1').translationCosts(NOTHING_SAID), 'ja') ?? {};
    // Between what they cost when all are read and when all are written.
    expect(cost).toBeGreaterThan((tokens * 2) / 1e6);
    expect(cost).toBeLessThan((tokens * 8) / 1e6);
    expect(costIn(at('someone-else').translationCosts(NOTHING_SAID), 'ja')?.cost).toBeNull();
  });

  it('follows how much is said', () => {
    const { desk } = openDesk({ engine: { engine: 'server', price: { input: 1, output: 1 } } });
    // A caption each four seconds.
    const costs = desk.translationCosts(
      recordOf(
        's',
        Array.from({ length: 100 }, () => 'words'),
      ),
    );
    expect(costs.captions).toBe(900);
    const usual = desk.translationCosts(NOTHING_SAID);
    expect(costIn(costs, 'ja')?.cost).toBeCloseTo(1.5 * (costIn(usual, 'ja')?.cost ?? 0));
  });

  it('is said to be too much when the limit is reached', () => {
    const usage = { inputTokens: 0, outputTokens: 0, cost: 5 };
    const now = new Date();
    const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
    const { desk } = openDesk({
      engine: { engine: 'server', model: 'gpt-4.1', monthlyCeiling: 5, price: { input: 1, output: 1 } },
      saved: { month, usage, spent: 5, told: true },
    });
    expect(desk.translationCosts(NOTHING_SAID).unavailable).toBe('ceiling');
  });

  it('is measured once viewers read it, in the languages that they read', async () => {
    const opened = openDesk({
      engine: { engine: 'server', baseUrl: llm.baseUrl, model: 'fake-small', price: { input: 1, output: 1 } },
    });
    opened.change({ translation: { enabled: false, language: 'ko', viewers: ['ko', 'ja'] } });
    opened.desk.setWantedLanguages(() => new Set(['ko', 'de']));
    const { of, say } = opened.begin();
    say(
      ...spokenCaptions('en')
        .slice(0, 6)
        .map(({ text }) => text),
    );
    await expect.poll(() => of('translation-final').length, SOON).toBe(6);
    expect(new Set(of('translation-final').map(({ language }) => language))).toEqual(new Set(['ko']));
    const costs = opened.desk.translationCosts(NOTHING_SAID);
    expect([costIn(costs, 'ko')?.measured, costIn(costs, 'ja')?.measured]).toEqual([true, false]);
    expect(costIn(costs, 'ja')?.cost).toBeCloseTo(costIn(costs, 'ko')?.cost ?? 0);
  });
});

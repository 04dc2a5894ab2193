import { describe, expect, it } from 'vitest';
import type { LanguageEngine } from '../../../../src/main/language/contract';
import { createEmbeddedEngine } from '../../../../src/main/language/engines/embedded';
import { createLiveLanguage, type LiveLanguageStats } from '../../../../src/main/language/live/live-language';
import { estimateTokens } from '../../../../src/main/language/model-tokens';
import type { SpokenCaption } from '../../../../src/main/text/spoken-caption';
import type { SessionHappening } from '../../../../src/shared/session/events';
import { result, rightAnswer, ScriptedLanguageEngine, turns } from '../../../fakes/scripted-language-engine';

const HOURS = 5;
const CAPTIONS_PER_MINUTE = 12;
const CAPTIONS = HOURS * 60 * CAPTIONS_PER_MINUTE;
const CAPTION_MS = 60_000 / CAPTIONS_PER_MINUTE;

const TOPICS = [
  'the boss',
  'this sword',
  'our base',
  'the weather',
  'chat',
  'that jump',
  'the new map',
  'Minsu',
];
const REMARKS = [
  'is harder than I thought',
  'looks really good today, does it not',
  'needs another try before we go on to the next part of it',
  'was never like that in the last game',
  'makes me laugh',
];

/** Talk of uneven length that goes on and on, the same every time. */
function talk(index: number): string {
  const pick = <T>(items: readonly T[], step: number): T =>
    items[Math.floor(index * step) % items.length] as T;
  return `I think ${pick(TOPICS, 1.618)} ${pick(REMARKS, 2.414)}, and ${pick(TOPICS, 0.7)} ${pick(REMARKS, 3.3)}.`;
}

/** An engine whose digests grow until they hold the last 20 minutes: whoever feeds it must keep that in bounds. */
function hoarder(): ScriptedLanguageEngine {
  let heard: SpokenCaption[] = [];
  return new ScriptedLanguageEngine((task) => {
    if (task.kind !== 'digest') return [result(rightAnswer(task))];
    heard = [...heard, ...task.captions].slice(-240);
    const captionIds = heard.map(({ id }) => id);
    const text = heard.map((caption) => caption.text).join(' ');
    return [
      result({
        summary: heard.map((caption) => ({ text: caption.text, captionIds })),
        situation: { text, captionIds },
        keywords: text.split(' '),
        highlights: heard.map(({ id, startMs }) => ({ captionId: id, atMs: startMs, text, why: text })),
      }),
    ];
  });
}

/** Replays the session as fast as the engine goes. */
async function replay(engine: LanguageEngine) {
  /** Of the tasks given to the engine, by hour. */
  const tokens = Array.from({ length: HOURS }, () => 0);
  const seen = new Map<SessionHappening['type'], number>();
  const peak: Record<keyof LiveLanguageStats, number> = {
    waiting: 0,
    running: 0,
    crowdedOut: 0,
    uncovered: 0,
    digests: 0,
  };
  let hour = 0;
  const live = createLiveLanguage({
    engine: {
      id: 'counted',
      capabilities: engine.capabilities,
      generate: (task, options) => {
        tokens[hour]! += estimateTokens(JSON.stringify(task));
        return engine.generate(task, options);
      },
    },
    settings: () => ({
      digest: { enabled: true, language: 'spoken' },
      translation: { enabled: true, language: 'ko', viewers: [] },
      glossary: ['Minsu', 'Jamak'],
    }),
    append: ({ type }) => seen.set(type, (seen.get(type) ?? 0) + 1),
    newId: () => 'digest',
    onFailure: (error) => {
      throw error;
    },
  });
  for (let index = 0; index < CAPTIONS; index++) {
    hour = Math.floor((index / CAPTIONS) * HOURS);
    const startMs = index * CAPTION_MS;
    const span = { captionId: `c${index}`, laneId: 'a', startMs, endMs: startMs + 0.8 * CAPTION_MS };
    live.onEvent({ seq: index + 1, happening: { type: 'caption-final', ...span, text: talk(index) } });
    do {
      await turns(1);
    } while (live.stats().waiting + live.stats().running > 0);
    for (const [name, value] of Object.entries(live.stats()) as [keyof LiveLanguageStats, number][]) {
      peak[name] = Math.max(peak[name], value);
    }
  }
  await live.end();
  return { tokens, seen, peak };
}

function expectFlat({ tokens, seen, peak }: Awaited<ReturnType<typeof replay>>): void {
  const [first, last] = [tokens[0]!, tokens.at(-1)!];
  expect(first).toBeGreaterThan(0);
  expect(last / first).toBeGreaterThan(0.9);
  expect(last / first).toBeLessThan(1.1);
  expect(seen.get('digest-updated')).toBeGreaterThan(HOURS * 60 * 2);
  expect(peak.uncovered).toBeLessThanOrEqual(20);
  expect(peak.digests).toBeLessThanOrEqual(19);
  expect(peak.waiting).toBeLessThanOrEqual(24);
}

describe('a session of five hours', () => {
  it('costs in its last hour what it cost in its first, and keeps no more', async () => {
    const replayed = await replay(new ScriptedLanguageEngine());
    expectFlat(replayed);
    expect(replayed.seen.get('translation-final')).toBe(CAPTIONS);
  });

  it('does so even with an engine that forgets nothing', async () => {
    expectFlat(await replay(hoarder()));
  });

  it('does so with the embedded engine', async () => {
    expectFlat(await replay(createEmbeddedEngine()));
  }, 120_000);
});

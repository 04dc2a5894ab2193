import { describe, expect, it } from 'vitest';
import { createLiveLanguage, type LiveLanguage } from '../../../../src/main/language/live/live-language';
import { Feed } from '../../../../src/main/session/feed';
import type { SessionHappening } from '../../../../src/shared/session/events';
import {
  draft,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
  turns,
  type Script,
} from '../../../fakes/scripted-language-engine';

const CAPTIONS = 400;

function spoken(index: number): SessionHappening[] {
  const span = { captionId: `c${index}`, laneId: 'a', startMs: index * 3000, endMs: index * 3000 + 2800 };
  return [
    { type: 'caption-interim', ...span, stable: 'one two', tentative: 'three' },
    { type: 'caption-final', ...span, text: 'one two three four five' },
  ];
}

/** When (in turns of the event loop) and in which order a session's captions are published, beside live language with this script. */
async function publish(script: Script | null): Promise<{ captions: string[]; others: number }> {
  const captions: string[] = [];
  let others = 0;
  let turn = 0;
  let live: LiveLanguage | null = null;
  const feed = new Feed({
    commit: () => Promise.resolve(),
    publish: (event) => {
      const { happening } = event;
      if ('laneId' in happening && 'captionId' in happening) {
        captions.push(`turn ${turn}: ${happening.type} ${happening.captionId}`);
      } else others++;
      live?.onEvent(event);
    },
    onError: (error) => {
      throw error;
    },
    onUnsaved: (error) => {
      throw error;
    },
    onSavedAgain: () => {},
  });
  if (script) {
    live = createLiveLanguage({
      engine: new ScriptedLanguageEngine(script),
      settings: () => ({
        digest: { enabled: true, language: 'spoken' },
        translation: { enabled: true, language: 'ko', viewers: [] },
        glossary: [],
      }),
      append: (happening) => feed.append(happening),
      newId: () => 'digest',
      onFailure: () => {},
    });
  }
  for (; turn < CAPTIONS; turn++) {
    for (const happening of spoken(turn)) feed.append(happening);
    await turns(1);
  }
  live?.close();
  await feed.settled();
  return { captions, others };
}

describe('captions beside live language', () => {
  it.each<[string, Script]>([
    ['answers', (task) => [draft(rightAnswer(task)), result(rightAnswer(task))]],
    ['hangs', () => ['hang']],
    ['hangs in mid-answer', (task) => [draft(rightAnswer(task)), 'hang']],
    [
      'breaks',
      () => {
        throw new Error('broken');
      },
    ],
  ])('are published in the same turn and order when the engine %s', async (_, script) => {
    const alone = await publish(null);
    const beside = await publish(script);
    expect(alone.captions).toHaveLength(2 * CAPTIONS);
    expect(beside.captions).toEqual(alone.captions);
  });

  it('are joined by what live language makes', async () => {
    const { others } = await publish((task) => [result(rightAnswer(task))]);
    expect(others).toBeGreaterThan(CAPTIONS);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedEngine } from '../../../src/main/language/engines/embedded';
import { createLanguageServerEngine } from '../../../src/main/language/engines/server';
import { createLanguageFallback } from '../../../src/main/language/fallback-engine';
import { createLiveLanguage } from '../../../src/main/language/live/live-language';
import { LlmServer } from '../../fakes/llm-server';
import { hearNumbers, numberedSpeech } from '../../fakes/numbered-speech';
import { PlayedSession } from '../../fakes/played-session';
import { ScriptedEngine } from '../../fakes/scripted-engine';
import { configOf } from './asking';

let llm: LlmServer;
beforeEach(async () => {
  llm = await LlmServer.start();
});
afterEach(() => llm.close());

/** A session that is translated and summarised by the server, in which three sentences are said. */
async function play(endWithinMs: number): Promise<PlayedSession> {
  const engine = createLanguageFallback({
    primary: createLanguageServerEngine({ config: () => configOf(llm.baseUrl) }),
    embedded: createEmbeddedEngine(),
    mayUsePrimary: () => true,
    serverName: () => 'the server',
    onFallback: () => {},
    onBack: () => {},
  });
  const played = new PlayedSession({
    engine: new ScriptedEngine({ respond: ({ samples }) => hearNumbers(samples) }),
    lanes: [{ id: 'mic' }],
    language: (append) =>
      createLiveLanguage({
        engine,
        append,
        endWithinMs,
        settings: () => ({
          digest: { enabled: true, language: 'en' },
          translation: { enabled: true, language: 'ko', viewers: [] },
          glossary: [],
        }),
        newId: () => 'digest',
        onFailure: () => {},
      }),
  });
  played.tell({ type: 'lane-listening', laneId: 'mic' });
  const sentence = [
    [10, 0],
    [90, 0.9],
    [40, 0],
  ] as const;
  await played.play({ mic: numberedSpeech([...sentence, ...sentence, ...sentence]) });
  return played;
}

describe('a session that ends while its language server works', () => {
  it('has the translations and the digest that come in time, and then its end', async () => {
    llm.otherwise = { type: 'answer', firstAfterMs: 300 };
    const played = await play(60_000);
    await played.session.end('stopped');
    const captions = played.of('caption-final').map(({ captionId }) => captionId);
    expect(captions).toHaveLength(3);
    const translated = played.of('translation-final').map(({ captionId }) => captionId);
    expect(translated.toSorted()).toEqual(captions.toSorted());
    expect(played.of('digest-updated')).toHaveLength(1);
    expect(played.happenings.at(-1)?.type).toBe('session-ended');
  });

  it('that hangs has its end all the same, and the server is asked for nothing more', async () => {
    llm.otherwise = { type: 'stall' };
    const played = await play(500);
    await played.session.end('stopped');
    expect(played.of('caption-final')).toHaveLength(3);
    expect(played.of('translation-final')).toEqual([]);
    expect(played.happenings.at(-1)?.type).toBe('session-ended');
    const whole = await Promise.all(llm.requests.map(({ over }) => over));
    expect(whole.length).toBeGreaterThan(0);
    expect(whole).not.toContain(true);
    expect(played.happenings.at(-1)?.type).toBe('session-ended');
  });
});

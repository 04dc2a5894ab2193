import { describe, expect, it } from 'vitest';
import { createEmbeddedEngine } from '../../../../src/main/language/engines/embedded';
import { caption, captions, loadTranscript } from '../../../fakes/transcripts';
import { partsOf } from './asking';

const base = { glossary: [], language: 'en' } as const;

describe('createEmbeddedEngine', () => {
  it('is local, reads anything at once, and cannot translate', () => {
    const { capabilities } = createEmbeddedEngine();
    expect(capabilities).toMatchObject({ local: true, streaming: false, contextTokens: Infinity });
    expect(capabilities.tasks).not.toContain('translation');
  });

  it('says that translation needs a server', async () => {
    const spoken = caption('a', 'Hello there.');
    const [part, ...more] = await partsOf({
      kind: 'translation',
      glossary: [],
      caption: spoken,
      before: [],
      language: 'ko',
    });
    expect(part).toMatchObject({ type: 'error', error: { code: 'language-needs-server' } });
    expect(more).toEqual([]);
  });

  it('gives one result that names it', async () => {
    const parts = await partsOf({
      kind: 'digest',
      ...base,
      previous: null,
      captions: loadTranscript('stream-en'),
    });
    expect(parts).toEqual([
      expect.objectContaining({ type: 'result', engine: { engine: 'embedded', model: '' } }),
    ]);
  });

  it('gives the same every time', async () => {
    const task = { kind: 'report-notes', ...base, captions: loadTranscript('stream-ko') } as const;
    expect(await partsOf(task)).toEqual(await partsOf(task));
  });

  it('has nothing to say of nothing', async () => {
    for (const spoken of [[], captions(['Um.', 'Yeah, okay.', '어, 네.', ''])]) {
      const [digest] = await partsOf({ kind: 'digest', ...base, previous: null, captions: spoken });
      expect(digest).toMatchObject({
        output: { summary: [], situation: null, keywords: [], highlights: [] },
      });
      const [points] = await partsOf({ kind: 'catch-up', ...base, digests: [], captions: spoken });
      expect(points).toMatchObject({ output: [] });
    }
  });

  it('ends without a word when it was aborted', async () => {
    const abort = new AbortController();
    abort.abort();
    const task = { kind: 'report-notes', ...base, captions: loadTranscript('stream-en') } as const;
    expect(await partsOf(task, abort.signal)).toEqual([]);
  });

  it('reads five hours piece by piece, and stops in the middle when it is told to', async () => {
    const spoken = loadTranscript('stream-en');
    const long = Array.from({ length: 6000 }, (_, index) => {
      const { text } = spoken[index % spoken.length]!;
      return { ...caption(`c${index}`, text, index * 3000), text: text.replace('Theo', `Theo${index % 7}`) };
    });
    const abort = new AbortController();
    let turns = 0;
    const running = partsOf({ kind: 'report-notes', ...base, captions: long }, abort.signal);
    const otherWork = setInterval(() => {
      turns++;
      if (turns === 20) abort.abort();
    }, 0);
    expect(await running).toEqual([]);
    clearInterval(otherWork);
    expect(turns).toBe(20);

    const [done] = await partsOf({ kind: 'report-notes', ...base, captions: long });
    expect(done).toMatchObject({ type: 'result', output: { startMs: 0, endMs: 5999 * 3000 + 2000 } });
  });
});

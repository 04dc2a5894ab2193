import { expect, test } from 'vitest';
import { AnswerReader } from '../../../src/main/speech/answer/reader';
import { BatchSession, type Decoded } from '../../../src/main/speech/batch-session';
import type { SpeechChunk } from '../../../src/main/speech/contract';
import { SoundBacklog } from '../../../src/main/speech/sound-backlog';

/** Says what it is told to, or throws it. */
class Session extends BatchSession {
  constructor(readonly answers: Record<string, () => string>) {
    super(new SoundBacklog(1000), 1000, new AnswerReader());
  }

  get language(): null {
    return null;
  }

  protected takesInterim(): boolean {
    return true;
  }

  protected async decode({ utteranceId }: SpeechChunk): Promise<Decoded> {
    const text = this.answers[utteranceId]?.() as string;
    return { type: 'answered', answer: { text, detected: null, told: null }, decodeMs: 1 };
  }
}

function chunk(utteranceId: string, kind: SpeechChunk['kind'] = 'final'): SpeechChunk {
  return { utteranceId, laneId: 'lane', kind, pass: 0, samples: new Float32Array(8000) };
}

test('a decode that throws is a failed result, which takes no room and ends nothing', async () => {
  const fail = (): never => {
    throw new Error('nobody expected this');
  };
  const session = new Session({ a: fail, b: () => 'words', c: () => undefined as never, d: () => 'more' });
  const taken: string[] = [];
  const consumed = (async () => {
    for await (const result of session.results) {
      taken.push(`${result.utteranceId} ${result.type === 'failed' ? result.error.code : result.text}`);
    }
  })();
  session.submit(chunk('a', 'interim'));
  // Two of them fill the queue.
  for (const ids of ['ab', 'cd']) {
    for (const id of ids) session.submit(chunk(id));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await session.end();
  await consumed;
  expect(taken).toEqual(['a unexpected', 'b words', 'c unexpected', 'd more']);
});

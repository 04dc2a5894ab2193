import { onTestFinished } from 'vitest';
import type { FileCaptioner, TranscribeOptions } from '../../../../src/main/app/import/contract';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import { Recaptioner } from '../../../../src/main/app/recaption/recaptioner';
import { Sessions } from '../../../../src/main/app/sessions';
import type { SessionStore } from '../../../../src/main/storage/contract';
import { openDatabase } from '../../../../src/main/storage/database';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import type { LateHappening } from '../../../../src/shared/session/events';
import type { RecaptionProgress } from '../../../../src/shared/session/recaptioning';
import { ended, final, numbered, started } from '../../storage/sessions';

/** The store itself, answering with promises. */
function asStore(repository: SessionRepository): SessionStore {
  return new Proxy(repository, {
    get(target, name: keyof SessionStore) {
      const method = target[name as keyof SessionRepository] as (...args: unknown[]) => unknown;
      return async (...args: unknown[]): Promise<unknown> => {
        await Promise.resolve();
        return method.apply(target, args);
      };
    },
  }) as unknown as SessionStore;
}

/** An ended session 's' of three captions over the real store, and a captioner that hears what a test says. */
export function openRecaptioner() {
  const repository = new SessionRepository(openDatabase(':memory:'), ':memory:');
  repository.append(
    's',
    numbered([
      started('s'),
      final('a', 0, 'won'),
      final('b', 2000, 'too'),
      final('c', 4000, 'tree'),
      { type: 'caption-edited', captionId: 'c', text: 'three!', editor: 'me' },
      ended(6000),
    ]),
  );
  onTestFinished(() => repository.close());
  const sessions = new Sessions({
    store: asStore(repository),
    spool: { pending: () => [], forget: () => Promise.resolve(), erase: () => {} },
    notices: new NoticeBoard(() => {}),
    onSavedAgain: () => {},
  });
  const state = {
    lanes: ['mic'],
    /** What is heard again, by the file. */
    heard: {
      'mic.ogg': [final('x', 0, 'one'), final('y', 2000, 'two'), final('z', 4000, 'three')],
    } as Record<string, LateHappening[]>,
    /** Waited for in the middle of each file. */
    middle: (): Promise<void> => Promise.resolve(),
  };
  const told: RecaptionProgress[] = [];
  const files: Pick<FileCaptioner, 'transcribe'> = {
    transcribe: async (path, take, { onProgress, signal }: TranscribeOptions = {}) => {
      onProgress?.({ doneMs: 3000, durationMs: 6000, captions: 0, speed: 15 });
      await state.middle();
      signal?.throwIfAborted();
      await take(state.heard[path] ?? []);
      return { durationMs: 6000, broken: false };
    },
  };
  const recaptioner = new Recaptioner({
    recorder: { lanesOf: () => Promise.resolve(state.lanes), fileOf: ({ laneId }) => `${laneId}.ogg` },
    files,
    sessions,
    controller: { showLate: () => {} },
    engineName: () => 'engine',
    now: () => 1,
    onProgress: (_sessionId, progress) => told.push(progress),
  });
  const texts = () => repository.load('s')?.captions.map(({ id, text }) => `${id} ${text}`);
  return { repository, sessions, recaptioner, state, told, texts };
}

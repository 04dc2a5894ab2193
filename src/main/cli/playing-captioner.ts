import { resolve } from 'node:path';
import { JamakError, type MessageCode } from '../../shared/errors';
import type { Listeners } from '../app/listeners';
import type { MediaLibrary } from '../app/media-library';
import type { SessionController } from '../app/session-controller';
import type { SessionEvent } from '../../shared/session/events';
import type { TranscribeParts } from './transcribe-command';

export interface PlayingParts {
  readonly controller: Pick<SessionController, 'start' | 'settled'>;
  readonly events: Listeners<[SessionEvent]>;
  readonly media: Pick<MediaLibrary, 'choose'>;
}

/** Captions a recording as it plays. */
export function playingCaptioner({ controller, events, media }: PlayingParts): TranscribeParts['caption'] {
  return async (path, { signal, onProgress }) => {
    signal.throwIfAborted();
    const { mediaId, name } = await media.choose(resolve(path));
    let failure: MessageCode | null = null;
    let captions = 0;
    let over: () => void = () => {};
    let stop: () => void = () => {};
    const ended = new Promise<void>((done, fail) => {
      over = done;
      stop = () => fail(JamakError.from(signal.reason));
    });
    const deaf = events.add(({ happening }) => {
      if (happening.type === 'caption-final') captions++;
      if (happening.type === 'caption-final' || happening.type === 'gap') {
        onProgress({ doneMs: happening.endMs, durationMs: null });
      }
      if (happening.type === 'lane-state' && happening.state === 'failed') {
        failure = happening.code ?? 'media-unreadable';
      }
      if (happening.type === 'session-ended') over();
    });
    signal.addEventListener('abort', stop, { once: true });
    try {
      const source = { kind: 'file', mediaId, name } as const;
      const { sessionId } = controller.start([
        { id: source.kind, name: '', colour: 'sky', source, muted: false },
      ]);
      await ended;
      await controller.settled(sessionId);
      if (failure !== null && captions === 0) throw new JamakError(failure, { params: { name } });
      return { sessionId, broken: failure !== null };
    } finally {
      deaf();
      signal.removeEventListener('abort', stop);
    }
  };
}

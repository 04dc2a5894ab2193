import { listPlaying, type Playing } from './playing';
import { Recorder } from './recorder';

/** Streams are listened to for so long, ms. Many that are open give only zeros. */
const LISTEN_MS = 1_500;
/** As many are listened to at once. */
const MOST_STREAMS = 8;

/** Whether something other than the processes `except` can be heard to play right now; false where nobody can tell. */
export async function playsSound(except: readonly number[]): Promise<boolean> {
  const playing = await listPlaying().catch((): Playing[] => []);
  const audible = playing.filter(
    ({ plays, muted, pid }) => plays && !muted && (pid === undefined || !except.includes(pid)),
  );
  const heard = await Promise.all(audible.slice(0, MOST_STREAMS).map(({ index }) => isHeard(index)));
  return heard.includes(true);
}

function isHeard(index: number): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (heard: boolean): void => {
      clearTimeout(late);
      recorder.stop();
      resolve(heard);
    };
    const recorder = new Recorder(index, {
      onSound: (samples) => {
        if (samples.some((sample) => sample !== 0)) done(true);
      },
      onEnd: () => done(false),
    });
    const late = setTimeout(() => done(false), LISTEN_MS);
  });
}

import { useCallback, useEffect, useMemo } from 'react';
import { recordingPath } from '../../../shared/requests/recording';
import type { SessionRecord } from '../../../shared/session/record';
import { useAsk } from '../../ui/link/use-ask';
import { useControlContext } from '../state/context';
import { Player } from './player';

/** How often the player is looked at while it plays, ms. */
const TICK_MS = 100;

/** The player of a session; null where nothing of it was recorded, or that is not known yet. */
export function usePlayer({ id: sessionId, durationMs }: SessionRecord): Player | null {
  const { api } = useControlContext();
  const { value: lanes } = useAsk(useCallback(() => api.recordedLanes({ sessionId }), [api, sessionId]));
  // The same lanes are the same player, however often they are asked for.
  const laneIds = lanes?.join(' ') ?? '';
  const sounds = useMemo(
    () => laneIds.split(' ').flatMap((laneId) => (laneId === '' ? [] : [{ laneId, audio: new Audio() }])),
    [laneIds],
  );
  const player = useMemo(() => {
    const audios = sounds.map(({ audio }) => audio);
    return audios.length === 0 ? null : new Player(audios, durationMs);
  }, [sounds, durationMs]);
  useEffect(() => {
    if (!player) return;
    load(sounds, sessionId);
    const timer = setInterval(() => player.tick(), TICK_MS);
    return () => {
      clearInterval(timer);
      player.pause();
      release(sounds);
    };
  }, [player, sounds, sessionId]);
  return player;
}

interface LaneSound {
  readonly laneId: string;
  readonly audio: HTMLAudioElement;
}

function load(sounds: readonly LaneSound[], sessionId: string): void {
  for (const { audio, laneId } of sounds) audio.src = recordingPath(sessionId, laneId);
}

/** Lets go of the files. */
function release(sounds: readonly LaneSound[]): void {
  for (const { audio } of sounds) {
    audio.removeAttribute('src');
    audio.load();
  }
}

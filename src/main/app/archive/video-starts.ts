import type { VideoStart } from '../../../shared/broadcast/archive';
import type { Video } from '../../../shared/broadcast/obs';

/** Those of `videos` that hold something of a session, whose time 0 was at `zeroAt` and which lasted so long, ms. */
export function videoStarts(videos: readonly Video[], zeroAt: number, durationMs: number): VideoStart[] {
  return videos
    .filter(({ startAt, endAt }) => startAt < zeroAt + durationMs && (endAt ?? Infinity) > zeroAt)
    .map(({ kind, startAt, endAt, pauses }) => ({
      kind,
      startMs: startAt - zeroAt,
      ...(endAt !== null && { endMs: endAt - zeroAt }),
      pauses: pauses.map((pause) => ({
        startMs: pause.startAt - zeroAt,
        endMs: pause.endAt === null ? null : pause.endAt - zeroAt,
      })),
    }));
}

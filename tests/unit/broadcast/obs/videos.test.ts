import { describe, expect, it } from 'vitest';
import { videoStarts } from '../../../../src/main/app/archive/video-starts';
import { Videos } from '../../../../src/main/broadcast/obs/videos';
import type { RecordState } from '../../../../src/main/broadcast/obs/recording/recorder';

const record = (state: RecordState) => ({ type: 'record', state, path: null }) as const;
const stream = (active: boolean) => ({ type: 'stream', active }) as const;

function videosOf(...told: readonly (readonly [Parameters<Videos['take']>[0], number])[]): Videos {
  const videos = new Videos();
  for (const [happening, at] of told) videos.take(happening, at);
  return videos;
}

describe('videos of OBS', () => {
  it('are streams and recordings, with the pauses of these', () => {
    const videos = videosOf(
      [stream(false), 500],
      [stream(true), 1000],
      [record('started'), 2000],
      [stream(true), 2500],
      [record('paused'), 3000],
      [record('resumed'), 4000],
      [record('stopping'), 4900],
      [record('stopped'), 5000],
      [stream(false), 6000],
      [record('started'), 7000],
    );
    expect(videos.all).toEqual([
      { kind: 'stream', startAt: 1000, endAt: 6000, pauses: [] },
      { kind: 'recording', startAt: 2000, endAt: 5000, pauses: [{ startAt: 3000, endAt: 4000 }] },
      { kind: 'recording', startAt: 7000, endAt: null, pauses: [] },
    ]);
  });

  it('are placed in the session that they show, and left out of any other', () => {
    const { all } = videosOf(
      [record('started'), 1000],
      [record('stopped'), 9000],
      [stream(true), 12_000],
      [record('started'), 20_000],
      [record('paused'), 21_000],
    );
    expect(videoStarts(all, 10_000, 15_000)).toEqual([
      { kind: 'stream', startMs: 2000, pauses: [] },
      { kind: 'recording', startMs: 10_000, pauses: [{ startMs: 11_000, endMs: null }] },
    ]);
    expect(videoStarts(all, 30_000, 5000).map(({ kind }) => kind)).toEqual(['stream', 'recording']);
    expect(videoStarts(all, 9500, 1000)).toEqual([]);
  });
});

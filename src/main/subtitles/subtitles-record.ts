import { LANE_COLOURS, type Lane } from '../../shared/source';
import type { SessionRecord } from '../../shared/session/record';
import { NO_USAGE } from '../../shared/session/usage';
import type { SubtitleCue } from './parse-subtitles';

/** More speakers than a player could tell apart are one. */
const MOST_VOICES = 32;
const MOST_NAME = 64;

export interface SubtitlesFrom {
  /** The file's. */
  readonly name: string;
  /** Epoch ms at which the session is said to have begun. */
  readonly startedAt: number;
  readonly newId: () => string;
}

/** Subtitles as a session that has ended, with a lane for each voice; `cues` sorted by start, never none. */
export function subtitlesRecord(
  cues: readonly SubtitleCue[],
  { name, startedAt, newId }: SubtitlesFrom,
): SessionRecord {
  const voices = [...new Set(cues.map(({ voice }) => voice))];
  const named = voices.length <= MOST_VOICES ? voices : [''];
  const source = { kind: 'file', mediaId: newId(), name: name.slice(0, 512) } as const;
  const lanes = named.map((voice, at): Lane => {
    const colour = LANE_COLOURS[at % LANE_COLOURS.length] ?? 'sky';
    return { id: `lane-${at + 1}`, name: voice.slice(0, MOST_NAME), colour, source, muted: false };
  });
  const laneOf = new Map(named.map((voice, at) => [voice, `lane-${at + 1}`]));
  const durationMs = cues.reduce((last, { endMs }) => Math.max(last, endMs), 0);
  return {
    id: newId(),
    startedAt,
    endedAt: startedAt + durationMs,
    durationMs,
    lanes,
    captions: cues.map(({ startMs, endMs, text, voice }) => ({
      id: newId(),
      laneId: laneOf.get(voice) ?? 'lane-1',
      startMs,
      endMs,
      text,
    })),
    gaps: [],
    takenBack: [],
    marks: [],
    pauses: [],
    digests: [],
    report: null,
    otherReports: [],
    struck: [],
    usage: NO_USAGE,
  };
}

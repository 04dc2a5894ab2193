import { setImmediate } from 'node:timers/promises';
import { JamakError } from '../../shared/errors';
import { cleanText } from '../text/clean-text';
import { textOf, voiceOf } from './cue-text';

export interface SubtitleCue {
  /** Whole ms from the beginning. */
  readonly startMs: number;
  readonly endMs: number;
  /** One line, clean, never empty. */
  readonly text: string;
  /** Who says it; empty where the file does not tell. */
  readonly voice: string;
}

export interface Subtitles {
  /** Sorted by start. */
  readonly cues: readonly SubtitleCue[];
  /** Places that look like a cue, but whose times can't be read. */
  readonly skipped: number;
}

/** More than are in a day. */
const MOST_CUES = 100_000;
/** What is longer is no line of a subtitle; only its beginning is looked at. */
const MOST_LINE = 2000;
/** Of one cue, characters. */
const MOST_TEXT = 5000;
/** Ten days, ms. */
const MOST_MS = 864_000_000;
/** After so many lines everything else has its turn. */
const LINES_AT_ONCE = 5000;

const CLOCK = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?`;
const TIMES = new RegExp(String.raw`^[ \t]*${CLOCK}[ \t]*--?>[ \t]*${CLOCK}(?:[ \t].*)?$`, 'u');

/**
 * Reads SubRip and WebVTT as they are found, not as their standards have them: with tags, without numbers, with points
 * for commas, with empty lines in a cue of SubRip, in any order.
 *
 * @throws JamakError 'subtitles-unreadable' when there is no cue in it, 'import-too-large' when there are too many
 */
export async function parseSubtitles(text: string, name: string): Promise<Subtitles> {
  const isVtt = /^\uFEFF?\s*WEBVTT(?:\s|$)/u.test(text);
  const reader = new Reader(isVtt);
  let count = 0;
  for (const line of lines(text)) {
    reader.take(line.slice(0, MOST_LINE));
    if (reader.count > MOST_CUES) throw new JamakError('import-too-large', { params: { name } });
    if (++count % LINES_AT_ONCE === 0) await setImmediate();
  }
  const subtitles = reader.done();
  if (subtitles.cues.length === 0) throw new JamakError('subtitles-unreadable', { params: { name } });
  return subtitles;
}

/** One by one, since all of them at once would be as large as the file again. */
function* lines(text: string): Generator<string> {
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    yield text.slice(start, end);
    start = end + 1;
  }
}

class Reader {
  readonly #isVtt: boolean;
  readonly #cues: SubtitleCue[] = [];
  #skipped = 0;
  #times: { readonly startMs: number; readonly endMs: number } | null = null;
  #lines: string[] = [];
  #length = 0;

  constructor(isVtt: boolean) {
    this.#isVtt = isVtt;
  }

  get count(): number {
    return this.#cues.length;
  }

  take(line: string): void {
    const times = line.includes('->') ? timesOf(line) : null;
    if (times) {
      this.#dropNumber();
      this.#finish();
      this.#times = times;
      return;
    }
    if (this.#times === null) {
      if (/\d\s*-->\s*\d/u.test(line)) this.#skipped++;
      return;
    }
    if (line.trim() === '' && this.#isVtt) return this.#finish();
    if (/\d\s*-->\s*\d/u.test(line)) {
      this.#skipped++;
      this.#dropNumber();
      return this.#finish();
    }
    this.#length += line.length;
    if (this.#length <= MOST_TEXT) this.#lines.push(line);
  }

  done(): Subtitles {
    this.#finish();
    return { cues: this.#cues.toSorted((a, b) => a.startMs - b.startMs), skipped: this.#skipped };
  }

  /** The number of the next cue stands before its times, after an empty line if anything stands before it. */
  #dropNumber(): void {
    const last = this.#lines.at(-1);
    if (last !== undefined && /^\s*\d+\s*$/u.test(last)) this.#lines.pop();
  }

  #finish(): void {
    const raw = this.#lines.join('\n');
    if (this.#times) {
      const text = cleanText(textOf(raw, this.#isVtt));
      const voice = cleanText(voiceOf(raw));
      if (text !== '') this.#cues.push({ ...this.#times, text, voice });
    }
    this.#times = null;
    this.#lines = [];
    this.#length = 0;
  }
}

/** Null where a line has none that can be. */
function timesOf(line: string): { readonly startMs: number; readonly endMs: number } | null {
  const found = TIMES.exec(line);
  if (!found) return null;
  const startMs = msOf(found.slice(1, 5));
  const endMs = msOf(found.slice(5, 9));
  if (startMs > MOST_MS || endMs > MOST_MS) return null;
  return { startMs, endMs: Math.max(startMs, endMs) };
}

function msOf([hours = '0', minutes = '0', seconds = '0', fraction = '0']: (string | undefined)[]): number {
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction.padEnd(3, '0'));
}

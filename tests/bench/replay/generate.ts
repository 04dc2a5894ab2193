import type { Digest } from '../../../src/shared/session/digest';
import type { SessionHappening } from '../../../src/shared/session/events';
import { speaker, type Speaker } from '../store/words';

const HOUR_MS = 3_600_000;
/** A final every four seconds. */
export const CAPTIONS_AN_HOUR = 900;
const CAPTION_MS = HOUR_MS / CAPTIONS_AN_HOUR;
const SPOKEN_MS = 3_400;
const WORDS_IN_AN_INTERIM = 2;
/** Of so many captions one is translated, a digest is made, a moment is marked, sound is missing. */
const EVERY = { translation: 3, digest: 30, mark: 90, gap: 225 };
const TRANSLATED_INTO = 'ko';

/** The ids of the lanes that speak in turn. */
interface Lanes {
  readonly first: string;
  readonly second: string;
}

/**
 * What the feed of a long show tells in the part of an hour from caption `from` up to `until`, counted from its start: the
 * same each time. Two people speak, each caption grows by two words at a time, and translations, digests, marks and gaps
 * stand among them.
 */
export function feedOf(from: number, until: number, lanes: Lanes): SessionHappening[] {
  const said: SessionHappening[] = [];
  for (let at = from; at < until; at++) said.push(...captionOf(at, lanes, speaker(at + 1)));
  return said;
}

function captionId(at: number): string {
  return `replayed-${at}`;
}

function captionOf(at: number, lanes: Lanes, { caption }: Speaker): SessionHappening[] {
  const id = captionId(at);
  const laneId = at % 2 === 0 ? lanes.first : lanes.second;
  const startMs = at * CAPTION_MS;
  const endMs = startMs + SPOKEN_MS;
  const text = caption('en');
  const words = text.split(' ');
  const happenings: SessionHappening[] = [];
  for (let heard = WORDS_IN_AN_INTERIM; heard < words.length; heard += WORDS_IN_AN_INTERIM) {
    happenings.push({
      type: 'caption-interim',
      captionId: id,
      laneId,
      startMs,
      endMs: startMs + (SPOKEN_MS * heard) / words.length,
      stable: words.slice(0, heard - WORDS_IN_AN_INTERIM).join(' '),
      tentative: words.slice(heard - WORDS_IN_AN_INTERIM, heard).join(' '),
    });
  }
  happenings.push({ type: 'caption-final', captionId: id, laneId, startMs, endMs, text });
  const isNth = (every: number): boolean => at % every === every - 1;
  if (isNth(EVERY.translation)) {
    const language = TRANSLATED_INTO;
    happenings.push({ type: 'translation-final', captionId: id, language, text: caption('ko') });
  }
  if (isNth(EVERY.mark))
    happenings.push({ type: 'moment-marked', markId: `mark-${at}`, atMs: endMs, note: '' });
  if (isNth(EVERY.gap)) {
    happenings.push({
      type: 'gap',
      laneId,
      startMs: endMs,
      endMs: startMs + CAPTION_MS,
      code: 'sound-missing',
    });
  }
  if (isNth(EVERY.digest)) happenings.push({ type: 'digest-updated', digest: digestAt(at, caption) });
  return happenings;
}

/** Each tells of the last captions, as those of the engines do. */
function digestAt(at: number, caption: Speaker['caption']): Digest {
  const statement = (back: number) => ({ text: caption('en'), captionIds: [captionId(at - back)] });
  return {
    id: `digest-${at}`,
    fromMs: (at - EVERY.digest + 1) * CAPTION_MS,
    untilMs: (at + 1) * CAPTION_MS,
    language: 'en',
    author: { engine: 'embedded', model: '' },
    summary: [statement(1), statement(8), statement(15)],
    situation: statement(0),
    keywords: caption('en').replace('.', '').split(' ').slice(0, 12),
    highlights: [3, 6, 9].map((back) => ({
      captionId: captionId(at - back),
      atMs: (at - back) * CAPTION_MS,
      text: caption('en'),
      why: '',
    })),
  };
}

import { z } from 'zod';
import { emptyLog, inTransaction, openDatabase } from '../../../src/main/storage/database';
import { fold } from '../../../src/main/storage/history/fold';
import { firstPassage } from '../../../src/main/storage/history/passage-numbers';
import { asIndexed } from '../../../src/main/storage/history/trigrams';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import type { SessionEvent, SessionHappening } from '../../../src/shared/session/events';
import { speaker, type Speaker } from './words';

export interface Size {
  readonly sessions: number;
  readonly captions: number;
}

/** The longest session of the store: 12 hours, a caption every 3 s. */
export const LONG_SESSION = { id: 'long', captions: 14_400 };

const DAY_MS = 24 * 3600 * 1000;
const FIRST_DAY = Date.UTC(2024, 0, 1, 20);
const CAPTION_MS = 3000;
const LANGUAGES = ['ko', 'en', 'ja'] as const;

/** What the app writes one by one is written at once, or a million captions would take an hour. */
const BULK = `
  INSERT INTO captions (session_id, id, seq, lane_id, start_ms, end_ms, text, passage)
  SELECT :sessionId, value ->> '$.captionId', value ->> '$.seq', 'mic', value ->> '$.startMs', value ->> '$.endMs',
         value ->> '$.text', CAST(:first AS INTEGER) + key
  FROM json_each(:captions);
`;
const BULK_EVENTS = `
  INSERT INTO events (session_id, seq, json)
  SELECT :sessionId, value ->> '$.seq', value FROM json_each(:captions)
`;
const BULK_PASSAGES = `
  INSERT INTO passages (rowid, text, translations)
  SELECT CAST(:first AS INTEGER) + key, value, '' FROM json_each(:texts)
`;
/** Room for what is indexed one by one, before the captions. */
const BEFORE = 1000;

/** Makes a store of so many sessions, a day apart, in all three languages. */
export function generate(
  path: string,
  { sessions, captions }: Size,
  onSession: (done: number) => void,
): void {
  const database = openDatabase(path, { check: false });
  // It can be made anew.
  database.exec('PRAGMA synchronous = OFF');
  const [trigger] = z
    .array(z.string())
    .parse(database.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'captions_added'`).pluck().all());
  database.exec('DROP TRIGGER captions_added');
  database.exec(`INSERT INTO passages (passages, rank) VALUES ('hashsize', ${64 * 1024 * 1024})`);
  const bulk = [BULK, BULK_EVENTS].map((sql) => database.prepare(sql));
  const index = database.prepare(BULK_PASSAGES);
  const numberOf = database.prepare('SELECT number FROM indexed_sessions WHERE session_id = ?').pluck();
  const setLast = database.prepare('UPDATE indexed_sessions SET last = :last WHERE session_id = :sessionId');
  const each = Math.max(1, Math.floor((captions - LONG_SESSION.captions) / Math.max(1, sessions - 1)));
  for (let at = 0; at < sessions; at++) {
    const long = at === sessions - 1;
    const sessionId = long ? LONG_SESSION.id : `session-${at}`;
    const count = long ? LONG_SESSION.captions : each;
    const one = sessionOf(
      sessionId,
      FIRST_DAY + at * DAY_MS,
      count,
      LANGUAGES[at % 3] ?? 'en',
      speaker(at + 1),
    );
    // A new one each time: it would take what is written beside it for somebody else's.
    new SessionRepository(database, path).append(sessionId, one.before);
    const [number = 0] = z.array(z.number()).parse(numberOf.all(sessionId));
    const all = { sessionId, first: firstPassage(number) + BEFORE, captions: JSON.stringify(one.captions) };
    const texts = JSON.stringify(one.captions.map(({ text }) => asIndexed(fold(text))));
    inTransaction(database, () => {
      for (const statement of bulk) statement.run(all);
      index.run({ first: all.first, texts });
      setLast.run({ sessionId, last: BEFORE + count });
    });
    onSession(at + 1);
  }
  database.exec(trigger ?? '');
  database.exec(`INSERT INTO passages (passages, rank) VALUES ('hashsize', ${1024 * 1024})`);
  emptyLog(database);
  database.close();
}

function sessionOf(
  sessionId: string,
  startedAt: number,
  count: number,
  language: 'ko' | 'en' | 'ja',
  { caption, pick }: Speaker,
) {
  const lane = {
    id: 'mic',
    name: 'Me',
    colour: 'sky',
    muted: false,
    source: { kind: 'microphone' },
  } as const;
  const happenings: SessionHappening[] = [{ type: 'session-started', sessionId, startedAt, lanes: [lane] }];
  const captions = [];
  for (let at = 0; at < count; at++) {
    const startMs = at * CAPTION_MS;
    const captionId = `${sessionId}-0000-7000-${String(at).padStart(12, '0')}`;
    const times = { startMs, endMs: startMs + 2800 };
    captions.push({
      type: 'caption-final',
      seq: 10_000 + at,
      captionId,
      laneId: 'mic',
      ...times,
      text: caption(language),
    });
    if (at % 200 === 50)
      happenings.push({ type: 'moment-marked', markId: `m${at}`, atMs: startMs, note: '' });
    if (at % 100 !== 99) continue;
    happenings.push({
      type: 'digest-updated',
      digest: {
        id: `d${at}`,
        fromMs: startMs - 99 * CAPTION_MS,
        untilMs: startMs,
        language: language === 'ko' ? 'ko' : 'en',
        author: { engine: 'embedded', model: '' },
        summary: [{ text: caption(language), captionIds: [captionId] }],
        situation: { text: caption(language), captionIds: [captionId] },
        keywords: caption(language)
          .split(' ')
          .slice(0, 1 + pick(4)),
        highlights: [],
      },
    });
  }
  const durationMs = count * CAPTION_MS;
  happenings.push({ type: 'session-ended', endedAt: startedAt + durationMs, durationMs, reason: 'stopped' });
  const before: SessionEvent[] = happenings.map((happening, at) => ({ seq: at + 1, happening }));
  return { before, captions };
}

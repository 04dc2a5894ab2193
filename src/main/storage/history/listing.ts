import type Database from 'libsql';
import { z } from 'zod';
import { digestSchema } from '../../../shared/session/digest';
import {
  sessionEngineSchema,
  type HistoryEntry,
  type HistoryFacets,
  type HistoryQuery,
} from '../../../shared/session/history';
import { sessionRecordSchema } from '../../../shared/session/record';
import { unstruck } from '../../../shared/session/struck';
import type { Lane } from '../../../shared/source';
import { OPENING_CAPTIONS, openingWords } from '../opening-words';
import { Strikes } from './strikes';
import { filterParameters, LANGUAGES_OF, SHOWN_SESSIONS, WANTED_SESSIONS } from './wanted-sessions';

/** Names that can be filtered by. */
const MOST_CHOICES = 200;

const ENTRY = `
  s.id, s.started_at AS startedAt, s.ended_at AS endedAt, s.duration_ms AS durationMs, s.lanes,
  (SELECT COUNT(*) FROM captions WHERE session_id = s.id) AS captionCount,
  (SELECT json ->> '$.title' FROM reports WHERE session_id = s.id) AS reportTitle,
  (SELECT json FROM digests WHERE session_id = s.id ORDER BY seq DESC LIMIT 1) AS digest,
  COALESCE(d.name, '') AS name, COALESCE(d.pinned, 0) AS pinned, COALESCE(d.marked, 0) AS marked, d.engine,
  (SELECT json_group_array(tag) FROM session_tags WHERE session_id = s.id) AS tags,
  (SELECT json_group_array(language) FROM (${LANGUAGES_OF})) AS languages
`;

const flag = z.number().transform((value) => value === 1);
const json = z.string().transform((text) => JSON.parse(text) as unknown);

/** What is read of a digest; kept ones may be of earlier versions. */
const saidSchema = digestSchema.pick({ situation: true, summary: true });

const entryRowSchema = z.object({
  id: z.string(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  durationMs: z.number(),
  lanes: json.pipe(sessionRecordSchema.shape.lanes),
  captionCount: z.number(),
  reportTitle: z.string().nullable(),
  digest: z.string().nullable(),
  name: z.string(),
  pinned: flag,
  marked: flag,
  engine: json.pipe(sessionEngineSchema).nullable(),
  tags: json.pipe(z.array(z.string())),
  languages: json.pipe(z.array(z.string())),
});

function prepare(database: Database.Database) {
  return {
    page: database.prepare(`
      SELECT ${ENTRY}
      FROM ${WANTED_SESSIONS}
        AND (:afterAt IS NULL OR (s.started_at, s.id) < (:afterAt, :afterId))
      ORDER BY s.started_at DESC, s.id DESC
      LIMIT :limit
    `),

    entry: database.prepare(`SELECT ${ENTRY} FROM ${SHOWN_SESSIONS} AND s.id = :sessionId`),

    opening: database
      .prepare(
        `SELECT text FROM captions WHERE session_id = :sessionId ORDER BY start_ms, seq LIMIT ${OPENING_CAPTIONS}`,
      )
      .pluck(),

    speakers: database
      .prepare(
        `
      SELECT DISTINCT COALESCE(lane.value ->> '$.name', lane.value ->> '$.label') AS speaker
      FROM sessions, json_each(sessions.lanes) AS lane
      WHERE speaker <> ''
      ORDER BY speaker
      LIMIT ${MOST_CHOICES}
    `,
      )
      .pluck(),

    languages: database
      .prepare('SELECT language FROM session_languages GROUP BY language ORDER BY SUM(captions) DESC')
      .pluck(),

    tags: database
      .prepare(`SELECT DISTINCT tag FROM session_tags ORDER BY tag LIMIT ${MOST_CHOICES}`)
      .pluck(),

    count: database.prepare(`SELECT COUNT(*) FROM ${SHOWN_SESSIONS}`).pluck(),

    unindexed: database.prepare('SELECT COUNT(*) FROM indexed_sessions WHERE complete = 0').pluck(),

    expired: database
      .prepare(
        `
      SELECT s.id
      FROM sessions AS s LEFT JOIN session_details AS d ON d.session_id = s.id
      WHERE s.ended_at < :before AND COALESCE(s.added_at, 0) < :before AND COALESCE(d.pinned, 0) = 0
      ORDER BY s.started_at
      LIMIT :limit
    `,
      )
      .pluck(),

    discarded: database
      .prepare('SELECT session_id FROM session_details WHERE discarded_at IS NOT NULL')
      .pluck(),
  };
}

const names = z.array(z.string());

/** What the store knows of its sessions beside their words. */
export class Listing {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #strikes: Strikes;

  constructor(database: Database.Database) {
    this.#statements = prepare(database);
    this.#strikes = new Strikes(database);
  }

  page({ filter, after, limit }: HistoryQuery): HistoryEntry[] {
    const parameters = { ...filterParameters(filter), limit };
    const cursor = { afterAt: after?.startedAt ?? null, afterId: after?.id ?? null };
    return this.#statements.page.all({ ...parameters, ...cursor }).map((row) => this.#toEntry(row));
  }

  /** Null where it is not shown. */
  entry(sessionId: string): HistoryEntry | null {
    const [row] = this.#statements.entry.all({ sessionId });
    return row === undefined ? null : this.#toEntry(row);
  }

  facets(): HistoryFacets {
    const { speakers, languages, tags, count, unindexed } = this.#statements;
    const [sessions = 0] = z.array(z.number()).parse(count.all());
    const [left = 0] = z.array(z.number()).parse(unindexed.all());
    return {
      speakers: names.parse(speakers.all()),
      languages: names.parse(languages.all()),
      tags: names.parse(tags.all()),
      sessions,
      unindexed: left,
    };
  }

  expired(before: number, limit: number): string[] {
    return names.parse(this.#statements.expired.all({ before, limit }));
  }

  discarded(): string[] {
    return names.parse(this.#statements.discarded.all());
  }

  #toEntry(row: unknown): HistoryEntry {
    const { lanes, reportTitle, digest, ...entry } = entryRowSchema.parse(row);
    const ownTitle = entry.name || reportTitle;
    const texts = names.parse(this.#statements.opening.all({ sessionId: entry.id }));
    return {
      ...entry,
      title: ownTitle || this.#situationOf(entry.id, digest) || fileOf(lanes),
      hasReport: reportTitle !== null,
      opening: openingWords(texts),
      speakers: lanes.map(({ name }) => name).filter((name) => name !== ''),
    };
  }

  /** What its last digest says first of all that is not struck out. */
  #situationOf(sessionId: string, digest: string | null): string {
    if (digest === null) return '';
    const { data } = saidSchema.safeParse(JSON.parse(digest));
    if (!data) return '';
    const stays = unstruck(this.#strikes.of(sessionId));
    const [first] = [...(data.situation ? [data.situation] : []), ...data.summary].filter(stays);
    return openingWords([first?.text ?? '']);
  }
}

/** The name of the file that the session was made of; empty where it was heard otherwise too. */
function fileOf(lanes: readonly Lane[]): string {
  const [first] = lanes.map(({ source }) => (source.kind === 'file' ? source.name : null));
  return (lanes.every(({ source }) => source.kind === 'file') && first) || '';
}

import type Database from 'libsql';

/** How many captions are read for a session's opening words. */
const OPENING_CAPTIONS = 8;

export type Statements = ReturnType<typeof prepareStatements>;

/** Every statement of the store, by name. */
export function prepareStatements(database: Database.Database) {
  return {
    insertEvent: database.prepare(`
      INSERT INTO events (session_id, seq, json)
      VALUES (:sessionId, :seq, :json)
      ON CONFLICT (session_id, seq) DO NOTHING
    `),

    insertSession: database.prepare(`
      INSERT INTO sessions (id, started_at, ended_at, duration_ms, lanes)
      VALUES (:sessionId, :startedAt, NULL, 0, :lanes)
    `),

    lengthenSession: database.prepare(`
      UPDATE sessions
      SET duration_ms = MAX(duration_ms, :endMs)
      WHERE id = :sessionId
    `),

    endSession: database.prepare(`
      UPDATE sessions
      SET ended_at = :endedAt, duration_ms = :durationMs
      WHERE id = :sessionId
    `),

    // An utterance that was recognised twice keeps its last text.
    upsertCaption: database.prepare(`
      INSERT INTO captions (session_id, id, seq, lane_id, start_ms, end_ms, text)
      VALUES (:sessionId, :captionId, :seq, :laneId, :startMs, :endMs, :text)
      ON CONFLICT (session_id, id) DO UPDATE
      SET seq = excluded.seq, start_ms = excluded.start_ms, end_ms = excluded.end_ms, text = excluded.text
    `),

    insertGap: database.prepare(`
      INSERT INTO gaps (session_id, seq, lane_id, start_ms, end_ms, code)
      VALUES (:sessionId, :seq, :laneId, :startMs, :endMs, :code)
    `),

    findSession: database.prepare(`
      SELECT id, started_at AS startedAt, ended_at AS endedAt, duration_ms AS durationMs, lanes
      FROM sessions
      WHERE id = :sessionId
    `),

    captionsOf: database.prepare(`
      SELECT id, lane_id AS laneId, start_ms AS startMs, end_ms AS endMs, text
      FROM captions
      WHERE session_id = :sessionId
      ORDER BY start_ms, seq
    `),

    gapsOf: database.prepare(`
      SELECT lane_id AS laneId, start_ms AS startMs, end_ms AS endMs, code
      FROM gaps
      WHERE session_id = :sessionId
      ORDER BY seq
    `),

    listSessions: database.prepare(`
      SELECT id, started_at AS startedAt, ended_at AS endedAt, duration_ms AS durationMs,
             (SELECT COUNT(*) FROM captions WHERE session_id = sessions.id) AS captionCount
      FROM sessions
      WHERE ended_at IS NULL
         OR EXISTS (SELECT 1 FROM captions WHERE session_id = sessions.id)
      ORDER BY started_at DESC, id DESC
      LIMIT :limit
    `),

    openingTexts: database
      .prepare(
        `
      SELECT text
      FROM captions
      WHERE session_id = :sessionId
      ORDER BY start_ms, seq
      LIMIT ${OPENING_CAPTIONS}
    `,
      )
      .pluck(),

    openSessions: database.prepare(`
      SELECT id, started_at AS startedAt, duration_ms AS durationMs,
             (SELECT COALESCE(MAX(seq), 0) FROM events WHERE session_id = sessions.id) AS lastSeq,
             (SELECT COUNT(*) FROM captions WHERE session_id = sessions.id) AS captionCount
      FROM sessions
      WHERE ended_at IS NULL
    `),
  };
}

import type Database from 'libsql';
import { OPENING_CAPTIONS } from './opening-words';

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

    noteAdded: database.prepare(`
      UPDATE sessions SET added_at = :addedAt WHERE id = :sessionId AND added_at IS NULL
    `),

    addLane: database.prepare(`
      UPDATE sessions
      SET lanes = json_insert(lanes, '$[#]', json(:lane))
      WHERE id = :sessionId
    `),

    renameLane: database.prepare(`
      UPDATE sessions
      SET lanes = (
        SELECT json_group_array(
          CASE json_extract(value, '$.id') WHEN :laneId
            THEN json_set(value, '$.name', :name, '$.colour', :colour)
            ELSE json(value)
          END
        )
        FROM json_each(lanes)
      )
      WHERE id = :sessionId
    `),

    insertPause: database.prepare(`
      INSERT INTO pauses (session_id, seq, start_ms, end_ms)
      VALUES (:sessionId, :seq, :startMs, NULL)
    `),

    endPause: database.prepare(`
      UPDATE pauses
      SET end_ms = :endMs
      WHERE session_id = :sessionId AND end_ms IS NULL
    `),

    // Scalar MAX gives NULL where one of its arguments is: a session that runs has no end.
    lengthenSession: database.prepare(`
      UPDATE sessions
      SET duration_ms = MAX(duration_ms, :endMs), ended_at = MAX(ended_at, started_at + :endMs)
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
      SET seq = excluded.seq, start_ms = excluded.start_ms, end_ms = excluded.end_ms, text = excluded.text,
          original = NULL, made_of = NULL
    `),

    editCaption: database.prepare(`
      UPDATE captions
      SET original = COALESCE(original, text), text = :text
      WHERE session_id = :sessionId AND id = :captionId
    `),

    setMade: database.prepare(`
      UPDATE captions
      SET original = :original, made_of = :madeOf
      WHERE session_id = :sessionId AND id = :captionId
    `),

    insertRemoved: database.prepare(`
      INSERT INTO removed_captions (session_id, id)
      VALUES (:sessionId, :captionId)
      ON CONFLICT (session_id, id) DO NOTHING
    `),

    deleteRemoved: database.prepare(`
      DELETE FROM removed_captions WHERE session_id = :sessionId AND id = :captionId
    `),

    rearrangedEvents: database.prepare(`
      SELECT seq, json
      FROM events
      WHERE session_id = :sessionId AND seq < :seq
        AND instr(json, '"captions-rearranged"') > 0 AND json ->> '$.type' = 'captions-rearranged'
    `),

    replaceEvent: database.prepare(
      `UPDATE events SET json = :json WHERE session_id = :sessionId AND seq = :seq`,
    ),

    insertTakenBack: database.prepare(`
      INSERT INTO taken_back (session_id, id, lane_id, start_ms, end_ms)
      VALUES (:sessionId, :captionId, :laneId, :startMs, :endMs)
      ON CONFLICT (session_id, id) DO NOTHING
    `),

    // The search for the id alone spares reading most of them as JSON.
    replaceEventsOf: database.prepare(`
      UPDATE events
      SET json = :json
      WHERE session_id = :sessionId AND seq < :seq
        AND instr(json, :captionId) > 0 AND json ->> '$.captionId' = :captionId
        AND json ->> '$.type' <> 'caption-taken-back'
    `),

    replaceDigestEvents: database.prepare(`
      UPDATE events
      SET json = :json
      WHERE session_id = :sessionId AND seq < :seq
        AND instr(json, '"digest-updated"') > 0 AND json ->> '$.type' = 'digest-updated'
        AND json ->> '$.digest.untilMs' >= :startMs
    `),

    deleteCaption: database.prepare(`DELETE FROM captions WHERE session_id = :sessionId AND id = :captionId`),

    deleteTranslation: database.prepare(`
      DELETE FROM translations WHERE session_id = :sessionId AND caption_id = :captionId
    `),

    deleteDigests: database.prepare(`
      DELETE FROM digests
      WHERE session_id = :sessionId AND seq < :seq AND json ->> '$.untilMs' >= :startMs
    `),

    replaceStruckEvents: database.prepare(`
      UPDATE events
      SET json = :json
      WHERE session_id = :sessionId AND seq < :seq
        AND instr(json, '"statement-struck"') > 0 AND json ->> '$.type' = 'statement-struck'
        AND json ->> '$.untilMs' >= :startMs
    `),

    // Words of a caption may stand in its neighbours' versions.
    deleteVersions: database.prepare(`
      DELETE FROM caption_versions
      WHERE session_id = :sessionId
        AND (caption_id = :captionId OR (lane_id = :laneId AND start_ms <= :endMs + 1000 AND end_ms >= :startMs - 1000))
    `),

    deleteReport: database.prepare(`DELETE FROM reports WHERE session_id = :sessionId`),

    deleteOtherReports: database.prepare(`DELETE FROM other_reports WHERE session_id = :sessionId`),

    insertGap: database.prepare(`
      INSERT INTO gaps (session_id, seq, lane_id, start_ms, end_ms, code)
      VALUES (:sessionId, :seq, :laneId, :startMs, :endMs, :code)
    `),

    upsertTranslation: database.prepare(`
      INSERT INTO translations (session_id, caption_id, language, seq, text)
      VALUES (:sessionId, :captionId, :language, :seq, :text)
      ON CONFLICT (session_id, caption_id, language) DO UPDATE
      SET text = excluded.text
    `),

    insertDigest: database.prepare(`
      INSERT INTO digests (session_id, seq, json)
      VALUES (:sessionId, :seq, :json)
    `),

    setUsage: database.prepare(`
      UPDATE sessions
      SET usage = :usage
      WHERE id = :sessionId
    `),

    upsertNotes: database.prepare(`
      INSERT INTO report_notes (session_id, position, json)
      VALUES (:sessionId, :index, :json)
      ON CONFLICT (session_id, position) DO UPDATE
      SET json = excluded.json
    `),

    deleteNotes: database.prepare(`DELETE FROM report_notes WHERE session_id = :sessionId`),

    deleteEvents: database.prepare(`DELETE FROM events WHERE session_id = :sessionId`),

    deleteSession: database.prepare(`DELETE FROM sessions WHERE id = :sessionId`),

    deleteEndedEvents: database.prepare(`
      DELETE FROM events
      WHERE session_id NOT IN (SELECT id FROM sessions WHERE ended_at IS NULL)
    `),

    deleteEndedSessions: database.prepare(`DELETE FROM sessions WHERE ended_at IS NOT NULL`),

    lastSeq: database.prepare(`SELECT MAX(seq) FROM events WHERE session_id = :sessionId`).pluck(),

    findSession: database.prepare(`
      SELECT id, started_at AS startedAt, ended_at AS endedAt, duration_ms AS durationMs, lanes, usage
      FROM sessions
      WHERE id = :sessionId
    `),

    findCaption: database.prepare(`SELECT 1 FROM captions WHERE session_id = :sessionId AND id = :captionId`),

    findRemoved: database.prepare(`
      SELECT 1 FROM removed_captions WHERE session_id = :sessionId AND id = :captionId
    `),

    findTakenBack: database.prepare(`
      SELECT 1 FROM taken_back WHERE session_id = :sessionId AND id = :captionId
    `),

    findUnerased: database.prepare(`SELECT DISTINCT session_id FROM taken_back WHERE erased = 0`).pluck(),

    setErased: database.prepare(`UPDATE taken_back SET erased = 1 WHERE erased = 0`),

    findGap: database.prepare(`
      SELECT 1
      FROM gaps
      WHERE session_id = :sessionId
        AND lane_id = :laneId AND start_ms = :startMs AND end_ms = :endMs AND code = :code
    `),

    heardOf: database.prepare(`
      SELECT json ->> '$.captionId' AS captionId, json ->> '$.laneId' AS laneId,
             json -> '$.related' AS related, json -> '$.heardIn' AS heardIn
      FROM events
      WHERE session_id = :sessionId
        AND (instr(json, '"caption-final"') > 0 OR instr(json, '"caption-taken-back"') > 0)
        AND json ->> '$.type' IN ('caption-final', 'caption-taken-back')
      ORDER BY seq
    `),

    captionsOf: database.prepare(`
      SELECT id, lane_id AS laneId, start_ms AS startMs, end_ms AS endMs, text, original, made_of AS madeOf
      FROM captions
      WHERE session_id = :sessionId
      ORDER BY start_ms, seq
    `),

    captionOf: database.prepare(`
      SELECT id, lane_id AS laneId, start_ms AS startMs, end_ms AS endMs, text, original, made_of AS madeOf
      FROM captions
      WHERE session_id = :sessionId AND id = :captionId
    `),

    translationsOfCaption: database.prepare(`
      SELECT caption_id AS captionId, language, text
      FROM translations
      WHERE session_id = :sessionId AND caption_id = :captionId
      ORDER BY seq
    `),

    translationsOf: database.prepare(`
      SELECT caption_id AS captionId, language, text
      FROM translations
      WHERE session_id = :sessionId
      ORDER BY caption_id, seq
    `),

    takenBackOf: database.prepare(`
      SELECT id, lane_id AS laneId, start_ms AS startMs, end_ms AS endMs
      FROM taken_back
      WHERE session_id = :sessionId
      ORDER BY start_ms
    `),

    gapsOf: database.prepare(`
      SELECT lane_id AS laneId, start_ms AS startMs, end_ms AS endMs, code
      FROM gaps
      WHERE session_id = :sessionId
      ORDER BY seq
    `),

    marksOf: database.prepare(`
      SELECT json ->> '$.markId' AS id, json ->> '$.atMs' AS atMs, json ->> '$.note' AS note
      FROM events
      WHERE session_id = :sessionId AND json ->> '$.type' = 'moment-marked'
      ORDER BY seq
    `),

    pausesOf: database.prepare(`
      SELECT start_ms AS startMs, end_ms AS endMs
      FROM pauses
      WHERE session_id = :sessionId
      ORDER BY seq
    `),

    digestsOf: database
      .prepare(`SELECT json FROM digests WHERE session_id = :sessionId ORDER BY seq`)
      .pluck(),

    notesOf: database
      .prepare(`SELECT json FROM report_notes WHERE session_id = :sessionId ORDER BY position`)
      .pluck(),

    listSessions: database.prepare(`
      SELECT id, started_at AS startedAt, ended_at AS endedAt, duration_ms AS durationMs,
             (SELECT COUNT(*) FROM captions WHERE session_id = sessions.id) AS captionCount,
             (SELECT json ->> '$.title' FROM reports WHERE session_id = sessions.id) AS title
      FROM sessions
      WHERE (ended_at IS NULL OR EXISTS (SELECT 1 FROM captions WHERE session_id = sessions.id))
        AND NOT EXISTS (
          SELECT 1 FROM session_details WHERE session_id = sessions.id AND discarded_at IS NOT NULL
        )
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
             (SELECT COUNT(*) FROM captions WHERE session_id = sessions.id) AS captionCount
      FROM sessions
      WHERE ended_at IS NULL
    `),
  };
}

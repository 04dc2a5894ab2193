import type Database from 'libsql';

/** What keeps the index; numbers of passages are past 32 bits, which are cast lest they come as fractions. */
export function prepareIndexStatements(database: Database.Database) {
  return {
    toIndex: database.prepare('SELECT session_id AS sessionId, kind, key FROM to_index LIMIT 500'),

    indexed: database.prepare(
      'DELETE FROM to_index WHERE session_id = :sessionId AND kind = :kind AND key = :key',
    ),

    caption: database.prepare(`
      SELECT text, passage FROM captions WHERE session_id = :sessionId AND id = :key
    `),

    translations: database
      .prepare(
        `
      SELECT text FROM translations WHERE session_id = :sessionId AND caption_id = :key ORDER BY seq, language
    `,
      )
      .pluck(),

    digest: database.prepare(`
      SELECT json AS text, passage FROM digests WHERE session_id = :sessionId AND seq = CAST(:key AS INTEGER)
    `),

    report: database.prepare('SELECT json AS text, passage FROM reports WHERE session_id = :sessionId'),

    setCaption: database.prepare(`
      UPDATE captions SET passage = CAST(:passage AS INTEGER) WHERE session_id = :sessionId AND id = :key
    `),

    setDigest: database.prepare(`
      UPDATE digests
      SET passage = CAST(:passage AS INTEGER)
      WHERE session_id = :sessionId AND seq = CAST(:key AS INTEGER)
    `),

    setReport: database.prepare(`
      UPDATE reports SET passage = CAST(:passage AS INTEGER) WHERE session_id = :sessionId
    `),

    insertPassage: database.prepare(`
      INSERT INTO passages (rowid, text, translations)
      VALUES (CAST(:passage AS INTEGER), :text, :translations)
    `),

    deletePassage: database.prepare('DELETE FROM passages WHERE rowid = CAST(:passage AS INTEGER)'),

    findSession: database.prepare(`
      SELECT number, last FROM indexed_sessions WHERE session_id = :sessionId
    `),

    startOf: database.prepare('SELECT started_at FROM sessions WHERE id = :sessionId').pluck(),

    takenNumber: database.prepare('SELECT 1 FROM indexed_sessions WHERE number = CAST(:number AS INTEGER)'),

    insertSession: database.prepare(`
      INSERT INTO indexed_sessions (number, session_id) VALUES (CAST(:number AS INTEGER), :sessionId)
    `),

    setLast: database.prepare(`
      UPDATE indexed_sessions SET last = CAST(:last AS INTEGER) WHERE session_id = :sessionId
    `),

    countLanguage: database.prepare(`
      INSERT INTO session_languages (session_id, language, captions)
      VALUES (:sessionId, :language, 1)
      ON CONFLICT (session_id, language) DO UPDATE
      SET captions = captions + 1
    `),

    incomplete: database
      .prepare('SELECT session_id FROM indexed_sessions WHERE complete = 0 ORDER BY number DESC LIMIT 1')
      .pluck(),

    unindexedCaptions: database
      .prepare(
        `
      SELECT id
      FROM captions
      WHERE session_id = :sessionId AND passage IS NULL
      ORDER BY start_ms, seq
      LIMIT :limit
    `,
      )
      .pluck(),

    unindexedDigests: database
      .prepare('SELECT seq FROM digests WHERE session_id = :sessionId AND passage IS NULL LIMIT :limit')
      .pluck(),

    unindexedReport: database.prepare(
      'SELECT 1 FROM reports WHERE session_id = :sessionId AND passage IS NULL',
    ),

    complete: database.prepare('UPDATE indexed_sessions SET complete = 1 WHERE session_id = :sessionId'),

    noteMarked: database.prepare(`
      INSERT INTO session_details (session_id, marked)
      SELECT :sessionId, 1
      WHERE EXISTS (
        SELECT 1
        FROM events
        WHERE session_id = :sessionId
          AND instr(json, '"moment-marked"') > 0 AND json ->> '$.type' = 'moment-marked'
      )
      ON CONFLICT (session_id) DO UPDATE
      SET marked = 1
    `),

    changes: database.prepare('SELECT total_changes()').pluck(),
  };
}

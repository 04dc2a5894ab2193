import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';

/**
 * What a profile holds of a session, read beside a running app.
 *
 * @returns `{ stored, captions, leftOver }` as `judge` takes them, and `ended`: whether it has an end
 */
export function readSession(profile, sessionId) {
  return withDatabase(profile, (database) => {
    const rows = (sql) => database.prepare(sql).all(sessionId);
    const stored = rows('SELECT json FROM events WHERE session_id = ? ORDER BY seq').map(({ json }) =>
      JSON.parse(json),
    );
    const captions = rows(`
      SELECT id, lane_id AS laneId, start_ms AS startMs, end_ms AS endMs, text
      FROM captions WHERE session_id = ? ORDER BY start_ms`);
    const gaps = rows('SELECT seq FROM gaps WHERE session_id = ?').length;
    const ended = rows('SELECT 1 FROM sessions WHERE id = ? AND ended_at IS NOT NULL').length > 0;
    return { stored, captions, gaps, ended, leftOver: leftOver(profile) };
  });
}

/** `ok`, or what is wrong with the database. */
export function checkIntegrity(profile) {
  return withDatabase(profile, (database) =>
    database.prepare('PRAGMA integrity_check').pluck().all().join('; '),
  );
}

function withDatabase(profile, read) {
  const database = new Database(`${pathToFileURL(join(profile, 'sessions.db')).href}?mode=ro`, {
    timeout: 5_000,
  });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

/** What recovery leaves nothing of: sound that has no caption yet, and histories that were kept aside. */
export function leftOver(profile) {
  const spool = join(profile, 'spool');
  return [
    ...(existsSync(spool) ? readdirSync(spool) : []).map((name) => `spool/${name}`),
    ...readdirSync(profile).filter((name) => name.startsWith('sessions.broken-')),
  ];
}

/**
 * What is wrong with what a killed session left, as sentences; nothing when all is well.
 *
 * @param {object} found
 * @param {object[]} found.published session events as they were shown before the kill, oldest first
 * @param {object[]} found.stored session events of that session in the store after the restart, oldest first
 * @param {object[]} found.captions its captions there: `{ id, laneId, startMs, endMs, text }`
 * @param {string} found.integrity what SQLite says of the database: `ok`
 * @param {string[]} found.leftOver files of the spool, and histories that were kept aside
 */
export function judge({ published, stored, captions, integrity, leftOver }) {
  const shown = finalsOf(published);
  return [
    ...(integrity === 'ok' ? [] : [`the database is damaged: ${integrity}`]),
    ...leftOver.map((file) => `${file} is left over`),
    ...shown.flatMap((final) => judgeFinal(final, stored, captions)),
    ...judgeDoubles(captions),
    ...judgeEnd(published, stored),
  ];
}

/** The final captions among session events. */
export function finalsOf(events) {
  return events.filter(({ type }) => type === 'caption-final');
}

function judgeFinal({ captionId, text }, stored, captions) {
  const events = finalsOf(stored).filter((final) => final.captionId === captionId);
  const rows = captions.filter(({ id }) => id === captionId);
  if (events.length === 0 || rows.length === 0) return [`a final is lost: ${captionId}`];
  if (events.length > 1 || rows.length > 1) return [`a final is there more than once: ${captionId}`];
  const same = events[0].text === text && rows[0].text === text;
  return same ? [] : [`a final has other words than were shown: ${captionId}`];
}

/** Two captions of the same lane of which one covers more than half of the other are the same speech twice. */
function judgeDoubles(captions) {
  return captions.flatMap((one, at) =>
    captions
      .slice(at + 1)
      .filter((other) => other.laneId === one.laneId && overlap(one, other) > 0.5)
      .map((other) => `the same speech has two captions: ${one.id} and ${other.id}`),
  );
}

function overlap(one, other) {
  const common = Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs);
  return common / Math.max(1, Math.min(one.endMs - one.startMs, other.endMs - other.startMs));
}

function judgeEnd(published, stored) {
  const reasons = stored.filter(({ type }) => type === 'session-ended').map(({ reason }) => reason);
  const shown = published.find(({ type }) => type === 'session-ended');
  const wanted = shown?.reason ?? 'recovered';
  if (reasons.length === 1 && reasons[0] === wanted) return [];
  return [`the session ended as ${reasons.join(' and ') || 'nothing'}, not as ${wanted}`];
}

import type { HistoryFilter } from '../../../shared/session/history';

/** A language counts for a session when a tenth of its captions are in it. */
const LANGUAGE_SHARE = 10;

/** Languages of the session `s`, the most spoken first. */
export const LANGUAGES_OF = `
  SELECT language
  FROM session_languages
  WHERE session_id = s.id
    AND captions * ${LANGUAGE_SHARE} >= (SELECT SUM(captions) FROM session_languages WHERE session_id = s.id)
  ORDER BY captions DESC
`;

/** Sessions `s` that History shows, with their details `d`. */
export const SHOWN_SESSIONS = `
  sessions AS s LEFT JOIN session_details AS d ON d.session_id = s.id
  WHERE d.discarded_at IS NULL
    AND (s.ended_at IS NULL OR EXISTS (SELECT 1 FROM captions WHERE session_id = s.id))
`;

/** Those of them that a filter wants, by the parameters of `filterParameters`. */
export const WANTED_SESSIONS = `
  ${SHOWN_SESSIONS}
    AND (:from IS NULL OR s.started_at >= :from)
    AND (:until IS NULL OR s.started_at < :until)
    AND (:speaker IS NULL OR EXISTS (
      SELECT 1 FROM json_each(s.lanes) WHERE COALESCE(value ->> '$.name', value ->> '$.label') = :speaker
    ))
    AND (:language IS NULL OR :language IN (${LANGUAGES_OF}))
    AND (:tag IS NULL OR EXISTS (SELECT 1 FROM session_tags WHERE session_id = s.id AND tag = :tag))
    AND (:marked = 0 OR d.marked = 1)
    AND (:pinned = 0 OR d.pinned = 1)
`;

export function filterParameters({ marked, pinned, ...filter }: HistoryFilter) {
  return { ...filter, marked: Number(marked), pinned: Number(pinned) };
}

import type { SessionHappening } from '../../../shared/session/events';

type Type = SessionHappening['type'];

/**
 * Which happenings leave the private windows: after their time, at once, or never. Never: what is only the user's
 * business, and digests that stream in, of which half a number could not be told from any other.
 */
const LEAVES = {
  'session-started': 'held',
  'session-ended': 'held',
  'lane-state': 'held',
  'lane-added': 'held',
  'lane-renamed': 'held',
  'lane-muted': 'held',
  'session-paused': 'held',
  'session-resumed': 'held',
  'caption-interim': 'held',
  'caption-final': 'held',
  'caption-edited': 'at-once',
  'caption-taken-back': 'at-once',
  'captions-rearranged': 'at-once',
  'caption-withdrawn': 'held',
  gap: 'never',
  'moment-marked': 'held',
  'statement-struck': 'at-once',
  lag: 'never',
  notice: 'never',
  'translation-interim': 'held',
  'translation-final': 'held',
  'translation-missing': 'held',
  'digest-interim': 'never',
  'digest-updated': 'held',
  'digest-withdrawn': 'never',
  usage: 'never',
} as const satisfies Record<Type, 'held' | 'at-once' | 'never'>;

type HeldType = { [T in Type]: (typeof LEAVES)[T] extends 'held' ? T : never }[Type];
/** What becomes public after its time. */
export type HeldHappening = Extract<SessionHappening, { type: HeldType }>;

export function isHeld(happening: SessionHappening): happening is HeldHappening {
  return LEAVES[happening.type] === 'held';
}

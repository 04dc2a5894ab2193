import { missingCase } from '../../../shared/errors';
import { captionLanguageSchema, type CaptionLanguage } from '../../../shared/languages';
import type { Settings } from '../../../shared/settings';
import type { Ailment, SoundHealth } from '../../../shared/sound-health';
import { MOST_GAIN_DB, type Device, type Source } from '../../../shared/source';

/** What makes captions of a lane bad right now. */
export type Finding =
  | Ailment
  /** In a check: nobody is heard, although somebody should speak. */
  | { readonly type: 'no-voice' }
  /** Captions come too late, ms. */
  | { readonly type: 'behind'; readonly lagMs: number };

/** What one click can do about a finding. */
export type Mend =
  /** null for the system's default. */
  | { readonly type: 'device'; readonly device: Device | null }
  /** The system's own settings are opened. */
  | { readonly type: 'sound-settings' }
  /** The microphone is heard with another gain: `byDb` more or less. */
  | { readonly type: 'gain'; readonly gainDb: number; readonly byDb: number }
  | { readonly type: 'suppress-noise' }
  | { readonly type: 'mute' }
  | { readonly type: 'language'; readonly language: CaptionLanguage | 'auto' }
  | { readonly type: 'lighter' }
  | { readonly type: 'built-in' };

/** Late by less is not worth a word, ms. */
const BEHIND_MS = 2_000;
/** Who was asked to speak has begun by then, ms. */
const VOICELESS_MS = 12_000;
/** So many other microphones are offered; who has more finds them in the list. */
const MOST_DEVICES = 2;
/** A gain with which voices are cut off is lowered by so much, dB. */
const LESS_GAIN_DB = 10;

/**
 * All that is wrong with a lane, the worst first. `health`: as the doctor in main said last; `lagMs` of its captions;
 * `checking`: whether somebody was asked to speak.
 */
export function findingsOf(health: SoundHealth | undefined, lagMs: number, checking = false): Finding[] {
  const found: Finding[] = [...(health?.ailments ?? [])];
  const voiceless = checking && health && !health.judged && health.voicelessMs >= VOICELESS_MS;
  if (voiceless && found.length === 0) found.push({ type: 'no-voice' });
  if (lagMs >= BEHIND_MS) found.push({ type: 'behind', lagMs });
  return found;
}

export interface Circumstances {
  readonly source: Source;
  readonly devices: readonly Device[];
  readonly speech: Pick<Settings['speech'], 'engine' | 'model' | 'quality'>;
}

/** What could be done about it with one click, the likeliest first. Empty where only the user can do something. */
export function mendsOf(finding: Finding, { source, devices, speech }: Circumstances): Mend[] {
  switch (finding.type) {
    case 'no-sound':
    case 'no-voice':
      if (source.kind !== 'microphone') return [];
      return [...otherDevices(source.deviceId, devices), { type: 'sound-settings' }];
    case 'echo':
      return [{ type: 'mute' }];
    case 'other-language': {
      const heard = captionLanguageSchema.safeParse(finding.language);
      return [
        ...(heard.success ? [{ type: 'language', language: heard.data } as const] : []),
        { type: 'language', language: 'auto' },
      ];
    }
    case 'behind':
      if (speech.engine !== 'local') return [];
      if (speech.model !== '') return [{ type: 'built-in' }];
      return speech.quality === 'light' ? [] : [{ type: 'lighter' }];
    case 'too-quiet': {
      if (source.kind !== 'microphone') return [];
      const { gainDb = 0 } = source;
      const louder = Math.min(MOST_GAIN_DB, gainDb + finding.missingDb);
      return louder > gainDb
        ? [{ type: 'gain', gainDb: louder, byDb: louder - gainDb }]
        : [{ type: 'sound-settings' }];
    }
    case 'clipping': {
      // What the device itself cuts off is not mended by making it quieter afterwards.
      if (source.kind !== 'microphone') return [];
      const { gainDb = 0 } = source;
      const quieter = Math.max(0, gainDb - LESS_GAIN_DB);
      return gainDb > 0
        ? [{ type: 'gain', gainDb: quieter, byDb: quieter - gainDb }]
        : [{ type: 'sound-settings' }];
    }
    case 'noisy':
      if (source.kind !== 'microphone' || source.noiseSuppression === true) return [];
      return [{ type: 'suppress-noise' }];
    default:
      return missingCase(finding);
  }
}

function otherDevices(chosen: string | undefined, devices: readonly Device[]): Mend[] {
  const others = devices.filter(({ id }) => id !== chosen);
  // Where the system's default is silent and there is but one, that is most likely the default.
  if (chosen === undefined && others.length < 2) return [];
  const mends: Mend[] = others.slice(0, MOST_DEVICES).map((device) => ({ type: 'device', device }));
  return chosen === undefined ? mends : [{ type: 'device', device: null }, ...mends.slice(0, 1)];
}

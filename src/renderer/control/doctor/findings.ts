import { missingCase } from '../../../shared/errors';
import type { CaptionLanguage } from '../../../shared/languages';
import { captionLanguageSchema } from '../../../shared/languages';
import type { Settings } from '../../../shared/settings';
import type { Ailment, SoundHealth } from '../../../shared/sound-health';
import type { Device, Source } from '../../../shared/source';

/** What makes captions of a lane bad right now. */
export type Finding =
  | Ailment
  /** Captions come too late, ms. */
  | { readonly type: 'behind'; readonly lagMs: number };

/** What one click can do about a finding. */
export type Mend =
  | { readonly type: 'device'; readonly device: Device }
  | { readonly type: 'language'; readonly language: CaptionLanguage | 'auto' }
  | { readonly type: 'lighter' }
  | { readonly type: 'built-in' };

/** Late by less is not worth a word, ms. */
const BEHIND_MS = 2_000;
/** So many other microphones are offered; who has more finds them in the list. */
const MOST_DEVICES = 2;

/** All that is wrong with a lane, the worst first. `health`: as the doctor in main said last; `lagMs` of its captions. */
export function findingsOf(health: SoundHealth | undefined, lagMs: number): Finding[] {
  const found: Finding[] = [...(health?.ailments ?? [])];
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
    case 'no-sound': {
      if (source.kind !== 'microphone') return [];
      const others = devices.filter(({ id }) => id !== source.deviceId);
      // Where the system's default is silent and there is but one, that is most likely the default.
      if (source.deviceId === undefined && others.length < 2) return [];
      return others.slice(0, MOST_DEVICES).map((device) => ({ type: 'device', device }));
    }
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
    case 'too-quiet':
    case 'clipping':
    case 'noisy':
      return [];
    default:
      return missingCase(finding);
  }
}

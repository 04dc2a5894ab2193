import { describe, expect, it } from 'vitest';
import { findingsOf, mendsOf, type Circumstances } from '../../../../../src/renderer/control/doctor/findings';
import type { SoundHealth } from '../../../../../src/shared/sound-health';

const DESK = { id: 'desk', label: 'Desk microphone' };
const HEADSET = { id: 'headset', label: 'Headset' };
const CAMERA = { id: 'camera', label: 'Camera' };

function here(changes: Partial<Circumstances> = {}): Circumstances {
  return {
    source: { kind: 'microphone' },
    devices: [DESK, HEADSET],
    speech: { engine: 'local', model: '', quality: 'auto' },
    ...changes,
  };
}

describe('findingsOf', () => {
  it('adds captions that are far behind to what the sound tells', () => {
    const health: SoundHealth = {
      laneId: 'a',
      judged: true,
      voicelessMs: 0,
      speechDb: -20,
      snrDb: 30,
      ailments: [{ type: 'clipping' }],
    };
    expect(findingsOf(health, 500)).toEqual([{ type: 'clipping' }]);
    expect(findingsOf(health, 4000)).toEqual([{ type: 'clipping' }, { type: 'behind', lagMs: 4000 }]);
    expect(findingsOf(undefined, 0)).toEqual([]);
    const nobody: SoundHealth = { ...health, judged: false, voicelessMs: 15_000, ailments: [] };
    expect(findingsOf(nobody, 0)).toEqual([]);
    expect(findingsOf(nobody, 0, true)).toEqual([{ type: 'no-voice' }]);
  });
});

describe('mendsOf', () => {
  it('offers other microphones in place of one that gives nothing, but none where that may be the only one', () => {
    const source = { kind: 'microphone', deviceId: 'desk' } as const;
    expect(mendsOf({ type: 'no-sound' }, here({ source }))).toEqual([
      { type: 'device', device: null },
      { type: 'device', device: HEADSET },
      { type: 'sound-settings' },
    ]);
    expect(mendsOf({ type: 'no-sound' }, here({ devices: [DESK, HEADSET, CAMERA] }))).toHaveLength(3);
    expect(mendsOf({ type: 'no-sound' }, here({ devices: [DESK] }))).toEqual([{ type: 'sound-settings' }]);
  });

  it('makes a quiet microphone louder as far as it goes, and one that is cut off by its gain quieter', () => {
    const mends = (type: 'too-quiet' | 'clipping', gainDb?: number): unknown[] =>
      mendsOf(
        { type, missingDb: 20 },
        here({ source: { kind: 'microphone', ...(gainDb !== undefined && { gainDb }) } }),
      );
    expect(mends('too-quiet')).toEqual([{ type: 'gain', gainDb: 20, byDb: 20 }]);
    expect(mends('too-quiet', 25)).toEqual([{ type: 'gain', gainDb: 30, byDb: 5 }]);
    expect(mends('too-quiet', 30)).toEqual([{ type: 'sound-settings' }]);
    expect(mends('clipping', 15)).toEqual([{ type: 'gain', gainDb: 5, byDb: -10 }]);
    expect(mends('clipping', 6)).toEqual([{ type: 'gain', gainDb: 0, byDb: -6 }]);
    // The device itself cuts it off.
    expect(mends('clipping')).toEqual([{ type: 'sound-settings' }]);
    expect(mendsOf({ type: 'too-quiet', missingDb: 20 }, here({ source: { kind: 'system' } }))).toEqual([]);
  });

  it('mutes a source that only hears another one', () => {
    expect(mendsOf({ type: 'echo' }, here())).toEqual([{ type: 'mute' }]);
  });

  it('suppresses noise once', () => {
    const source = { kind: 'microphone', noiseSuppression: true } as const;
    expect(mendsOf({ type: 'noisy', snrDb: 3 }, here())).toEqual([{ type: 'suppress-noise' }]);
    expect(mendsOf({ type: 'noisy', snrDb: 3 }, here({ source }))).toEqual([]);
  });

  it('offers the language that is heard, or to detect it', () => {
    const types = (language: string | null): unknown[] =>
      mendsOf({ type: 'other-language', language }, here()).map(
        (mend) => 'language' in mend && mend.language,
      );
    expect(types('ko')).toEqual(['ko', 'auto']);
    expect(types(null)).toEqual(['auto']);
    expect(types('und-Latn')).toEqual(['auto']);
  });

  it('offers what is quicker than what is behind, as long as there is something', () => {
    const mends = (speech: Circumstances['speech']): string[] =>
      mendsOf({ type: 'behind', lagMs: 5000 }, here({ speech })).map(({ type }) => type);
    expect(mends({ engine: 'local', model: 'large', quality: 'auto' })).toEqual(['built-in']);
    expect(mends({ engine: 'local', model: '', quality: 'auto' })).toEqual(['lighter']);
    expect(mends({ engine: 'local', model: '', quality: 'light' })).toEqual([]);
    expect(mends({ engine: 'server', model: '', quality: 'auto' })).toEqual([]);
  });
});

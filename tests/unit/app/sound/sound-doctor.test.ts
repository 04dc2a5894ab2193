import { describe, expect, it } from 'vitest';
import { SoundDoctor } from '../../../../src/main/app/sound/sound-doctor';
import type { SessionHappening } from '../../../../src/shared/session/events';
import { FRAME_SAMPLES } from '../../../../src/shared/sound';
import type { SoundHealth } from '../../../../src/shared/sound-health';
import type { SpokenLanguage } from '../../../../src/shared/languages';
import { MIC, SYSTEM } from '../session/open-controller';

const FRAMES_PER_SECOND = 31;

function open(languages: readonly string[] | 'any' = ['en', 'ko']) {
  let language: SpokenLanguage = 'en';
  const last = new Map<string, SoundHealth>();
  const doctor = new SoundDoctor({
    language: () => language,
    engine: { capabilities: { interim: true, languages, local: true, maxUtteranceMs: 30_000 } },
    onHealth: (health) => last.set(health.laneId, health),
  });
  let seq = 0;
  const happen = (happening: SessionHappening): void => doctor.onEvent({ seq: ++seq, happening });
  happen({ type: 'session-started', sessionId: 's', startedAt: 0, lanes: [MIC, SYSTEM] });
  /** Loud words with pauses in a lane. */
  const talk = (laneId: string, seconds: number): void => {
    for (let frame = 0; frame < seconds * FRAMES_PER_SECOND; frame++) {
      const voice = frame % 32 < 16;
      doctor.hear(laneId, {
        samples: new Float32Array(FRAME_SAMPLES).fill(voice ? 0.05 : 0.0005),
        probability: voice ? 0.9 : 0.01,
      });
    }
  };
  const write = (laneId: string, text: string): void =>
    happen({ type: 'caption-final', captionId: `${seq}`, laneId, startMs: 0, endMs: 4000, text });
  const ailments = (laneId: string): unknown[] => last.get(laneId)?.ailments ?? [];
  return { doctor, last, happen, talk, write, ailments, speak: (set: SpokenLanguage) => (language = set) };
}

describe('SoundDoctor', () => {
  it('says of each lane how it sounds, and takes it back when the lane is over', () => {
    const { last, happen, talk } = open();
    talk(MIC.id, 8);
    expect(last.get(MIC.id)).toMatchObject({ judged: true, ailments: [] });
    expect(last.get(SYSTEM.id)).toMatchObject({ judged: false });
    happen({ type: 'lane-state', laneId: MIC.id, state: 'ended' });
    expect(last.get(MIC.id)).toMatchObject({ judged: false, speechDb: null });
  });

  it('says that another language is spoken, but not of an engine that can’t write the one that is set', () => {
    const knows = open();
    for (let times = 0; times < 3; times++) knows.write(MIC.id, '오늘은 날씨가 좋네요');
    knows.talk(MIC.id, 2);
    expect(knows.ailments(MIC.id)).toEqual([{ type: 'other-language', language: 'ko' }]);
    knows.speak('ko');
    knows.talk(MIC.id, 2);
    expect(knows.ailments(MIC.id)).toEqual([]);

    const english = open(['en']);
    english.speak('ko');
    for (let times = 0; times < 3; times++) english.write(MIC.id, 'oh no, what a chin nay yo');
    english.talk(MIC.id, 2);
    expect(english.ailments(MIC.id)).toEqual([]);
  });

  it('says that a lane hears another one when that happens again, and no more when it is over', () => {
    const { doctor, talk, ailments } = open();
    talk(MIC.id, 2);
    doctor.echo(MIC.id);
    talk(MIC.id, 2);
    expect(ailments(MIC.id)).toEqual([]);
    doctor.echo(MIC.id);
    talk(MIC.id, 2);
    expect(ailments(MIC.id)).toEqual([{ type: 'echo' }]);
    expect(ailments(SYSTEM.id)).toEqual([]);
    talk(MIC.id, 61);
    expect(ailments(MIC.id)).toEqual([]);
  });
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hearing } from '../../../../src/shared/capture';
import type { SessionHappening } from '../../../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../src/shared/sound';
import type { LaneMessage } from '../../../../src/main/session/session';
import type { SpokenUtterance, SttEngine, UtteranceSpool } from '../../../../src/main/speech/contract';
import { hearNumbers } from '../../../fakes/numbered-speech';
import { PlayedSession } from '../../../fakes/played-session';
import { ScriptedEngine, type Submitted } from '../../../fakes/scripted-engine';

/** What a microphone hears in which a word is said in each frame, the number of that frame. */
function heardAt(frame: number): Float32Array {
  return new Float32Array(FRAME_SAMPLES).fill((frame + 1000) / 32_768);
}

function framesIn(text: string): number[] {
  return [...text.matchAll(/w(\d+)/gu)].map(([, number]) => Number(number));
}

function textOf(happening: SessionHappening): string {
  if (happening.type === 'caption-final') return happening.text;
  return happening.type === 'caption-interim' ? `${happening.stable} ${happening.tentative}` : '';
}

/** The capture page: it learns of a command, and main of what it sends, some frames later. */
class DistantPage {
  readonly #laneId: string;
  readonly #delay: number;
  readonly #take: (message: LaneMessage) => void;
  readonly #onTheWay: { readonly due: number; readonly arrive: () => void }[] = [];
  #now = 0;
  #index = 0;
  #hearing: Hearing = 'on';

  constructor(laneId: string, delay: number, take: (message: LaneMessage) => void) {
    this.#laneId = laneId;
    this.#delay = delay;
    this.#take = take;
  }

  command(hearing: Hearing, turn: number): void {
    this.#later(() => {
      this.#hearing = hearing;
      if (hearing === 'resting') return;
      this.#index = 0;
      this.#send({ type: 'lane-listening', laneId: this.#laneId, turn });
    });
  }

  hear(now: number, capturedAt: number, probability: number): void {
    this.#now = now;
    if (this.#hearing === 'on') {
      const samples = probability > 0 ? heardAt(now) : new Float32Array(FRAME_SAMPLES);
      const index = this.#index++;
      this.#send({ type: 'frame', laneId: this.#laneId, index, samples, probability, capturedAt });
    }
    while (this.#onTheWay[0] && this.#onTheWay[0].due <= now) this.#onTheWay.shift()?.arrive();
  }

  #send(message: LaneMessage): void {
    this.#later(() => this.#take(message));
  }

  #later(arrive: () => void): void {
    this.#onTheWay.push({ due: this.#now + this.#delay, arrive });
  }
}

/** Keeps in memory what the disk would have. */
class MemorySpool implements UtteranceSpool {
  readonly kept = new Map<string, Float32Array[]>();
  grow({ utteranceId, samples }: SpokenUtterance): void {
    this.kept.set(utteranceId, [...(this.kept.get(utteranceId) ?? []), samples]);
  }
  put({ utteranceId, samples }: SpokenUtterance): void {
    this.kept.set(utteranceId, [samples]);
  }
  done(utteranceId: string): void {
    this.kept.delete(utteranceId);
  }
  erase(utteranceId: string): void {
    this.kept.delete(utteranceId);
  }
  /** What the next start would caption if the app were killed now. */
  get words(): number[] {
    return [...this.kept.values()].flat().flatMap((samples) => framesIn(hearNumbers(samples)));
  }
}

/** Answers what it was asked, late, even where nobody wants it any more; some finals it leaves in the spool. */
function lateEngine(lateBy: number, rude: boolean) {
  const due: { readonly at: number; readonly submitted: Submitted }[] = [];
  let now = 0;
  const scripted = new ScriptedEngine();
  const engine: SttEngine = {
    id: 'late',
    capabilities: scripted.capabilities,
    startSession: (options) => {
      const session = scripted.startSession(options);
      return {
        ...session,
        submit: (chunk, { signal } = {}) => {
          session.submit(chunk, !rude && signal ? { signal } : {});
          due.push({ at: now + lateBy, submitted: scripted.submitted.at(-1) as Submitted });
        },
      };
    },
  };
  const answer = (frame: number): void => {
    now = frame;
    while (due[0] && due[0].at <= now) {
      const { submitted } = due.shift() as { submitted: Submitted };
      submitted.say(hearNumbers(submitted.chunk.samples));
    }
  };
  return { engine, answer };
}

const FRAMES = 400;

const play = fc.record({
  /** Frames between its being muted, unmuted, muted …; often more happens than the page has heard of. */
  waits: fc.array(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: 150 })), {
    minLength: 1,
    maxLength: 12,
  }),
  /** Frames in which nobody speaks. */
  pauses: fc.array(fc.integer({ min: 0, max: FRAMES }), { maxLength: 5 }),
  delay: fc.integer({ min: 0, max: 12 }),
  lateBy: fc.integer({ min: 0, max: 60 }),
  rude: fc.boolean(),
  /** Whether it is paused as well for a while. */
  pausedAt: fc.option(fc.integer({ min: 10, max: FRAMES - 60 }), { nil: -1 }),
  kind: fc.constantFrom('microphone' as const, 'sample' as const),
});

describe('a muted lane', () => {
  it('is never captioned: no word of the mute, and none from before that was not final', async () => {
    let captioned = 0;
    await fc.assert(
      fc.asyncProperty(play, async ({ waits, pauses, delay, lateBy, rude, pausedAt, kind }) => {
        const { engine, answer } = lateEngine(lateBy, rude);
        const spool = new MemorySpool();
        const page = new DistantPage('me', delay, (message) => played.session.take(message));
        const played = new PlayedSession({
          engine,
          spool,
          lanes: [{ id: 'me', source: { kind } }, { id: 'other' }],
          onHearing: (laneId, hearing, turn) => {
            if (laneId === 'me') page.command(hearing, turn);
          },
          onSound: (laneId, samples, endMs) => {
            if (laneId === 'me') recorded.push({ samples, endMs });
          },
          onDropped: (_laneId, fromMs) => {
            const stays = recorded.filter(({ endMs }) => endMs <= fromMs);
            recorded.splice(0, recorded.length, ...stays);
          },
        });
        played.tell({ type: 'lane-listening', laneId: 'me' });
        /** What a recording has of it. */
        const recorded: { readonly samples: Float32Array; readonly endMs: number }[] = [];
        const moments = waits.map((_, at) => 20 + waits.slice(0, at + 1).reduce((sum, wait) => sum + wait));
        let muted = false;
        /** The frame from which on words may be captioned. */
        let from = 0;
        let told = 0;
        let words = 0;
        /** What was recorded when it was muted or unmuted last. */
        let recordedThen = 0;
        const check = (): void => {
          for (const happening of played.happenings.slice(told)) {
            const frames = framesIn(textOf(happening));
            words += frames.length;
            if (frames.length > 0)
              expect({ muted, early: frames.filter((at) => at < from) }).toEqual({ muted: false, early: [] });
            if (happening.type === 'gap') expect(muted).toBe(false);
          }
          told = played.happenings.length;
          const since = recorded.slice(recordedThen).flatMap(({ samples }) => framesIn(hearNumbers(samples)));
          expect({ muted, early: since.filter((at) => muted || at < from) }).toEqual({ muted, early: [] });
          if (muted) expect([played.feed.view.interims, spool.words]).toEqual([[], []]);
          expect(spool.words.filter((at) => at < from)).toEqual([]);
        };
        for (let frame = 0; frame < FRAMES; frame++) {
          played.nowMs += FRAME_MS;
          answer(frame);
          await nextTurn();
          check();
          if (moments.includes(frame)) {
            muted = !muted;
            played.session.setMuted('me', muted);
            // What was final when it was muted may still be on its way to the windows.
            if (muted) told = played.happenings.length;
            recordedThen = recorded.length;
            from = frame;
            await played.feed.settled();
            const late = played.happenings.slice(told).map(({ type }) => type);
            if (muted) expect(late.at(-1)).toBe('lane-muted');
            told = played.happenings.length;
          }
          if (frame === pausedAt) played.session.pause();
          if (frame === pausedAt + 50) played.session.resume();
          const spoken = !pauses.some((pause) => frame >= pause && frame < pause + 30);
          page.hear(frame, played.nowMs, spoken ? 0.9 : 0);
          await nextTurn();
          check();
        }
        for (let frame = FRAMES; frame < FRAMES + lateBy + delay + 5; frame++) answer(frame);
        const ended = played.session.end('stopped');
        for (let round = 0; round < 20; round++) {
          answer(FRAMES * (2 + round));
          await nextTurn();
        }
        await ended;
        check();
        captioned += words;
      }),
      { numRuns: 40 },
    );
    expect(captioned).toBeGreaterThan(0);
  }, 120_000);
});

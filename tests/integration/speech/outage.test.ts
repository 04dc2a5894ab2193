import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Feed } from '../../../src/main/session/feed';
import { Session } from '../../../src/main/session/session';
import type { SttEngine } from '../../../src/main/speech/contract';
import { createSpeechServerEngine } from '../../../src/main/speech/engines/server';
import { createSpeechFallback } from '../../../src/main/speech/fallback/fallback-engine';
import { createSwitchingEngine } from '../../../src/main/speech/switching-engine';
import { openSpool, type Spool } from '../../../src/main/speech/spool/spool';
import { createSpoolCaptioner } from '../../../src/main/speech/spool/spool-captioner';
import type { SessionHappening } from '../../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/sound';
import { hearNumbers, numberedSpeech } from '../../fakes/numbered-speech';
import { RealWork } from '../../fakes/real-work';
import { ScriptedEngine } from '../../fakes/scripted-engine';
import { FakeSttServer } from '../../fakes/stt-server';

/** Timers and the date are injected; sockets, files and the order of things are real. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => void vi.useRealTimers());

/** One sentence of 2 s every 20 s. */
const PAUSE_FRAMES = 562;
const SENTENCE_FRAMES = 63;
const CYCLE_FRAMES = PAUSE_FRAMES + SENTENCE_FRAMES;
const MINUTE_FRAMES = 3 * CYCLE_FRAMES;

interface Said {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

async function setUp(local: SttEngine | null = null) {
  const server = await FakeSttServer.start({ hear: hearNumbers });
  const folder = mkdtempSync(join(tmpdir(), 'jamak-outage-'));
  const notices: string[] = [];
  const spool = await openSpool({ folder, onFull: () => notices.push('spool full') });
  const work = new RealWork();
  const primary = createSpeechServerEngine({
    config: () => ({ endpoints: [{ baseUrl: server.baseUrl }], model: 'whisper-1', language: 'en' }),
    terms: () => [],
    fetch: work.fetch,
    now: Date.now,
  });
  const fallback = createSpeechFallback({
    primary,
    local: () => local,
    spool,
    onFallback: (error, standsIn) => notices.push(`${error.code} ${standsIn ? 'local' : 'waits'}`),
    onBack: () => notices.push('back'),
  });
  onTestFinished(async () => {
    fallback.close();
    await server.down();
    await spool.settled();
    rmSync(folder, { recursive: true, force: true });
  });
  // As in the app: in the order of submission.
  const engine = createSwitchingEngine(() => fallback);
  return { server, folder, spool, work, primary, fallback, engine, notices };
}

type Scene = Awaited<ReturnType<typeof setUp>>;

/** A session whose store is a list. */
function startSession({ engine, spool, work }: Scene, id = 'session') {
  const stored: SessionHappening[] = [];
  const feed = new Feed({
    commit: (events) => Promise.resolve(void stored.push(...events.map(({ happening }) => happening))),
    publish: () => {},
    onError: (error) => {
      throw error;
    },
    onUnsaved: () => {},
    onSavedAgain: () => {},
  });
  let ids = 0;
  const session = new Session({
    id,
    lanes: [{ id: 'lane', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } }],
    engine,
    feed,
    captioning: {},
    now: Date.now,
    steadyNow: () => performance.now(),
    newId: () => `${id}-${++ids}`,
    trace: () => {},
    spool: spool.of(id),
    onSourcesOver: () => {},
  });
  session.take({ type: 'lane-listening', laneId: 'lane' });
  let frame = 0;
  return {
    session,
    stored,
    /** Plays on, in injected time, for so many minutes of `sentences`. */
    play: async (minutes: number): Promise<void> => {
      for (const end = frame + minutes * MINUTE_FRAMES; frame < end; frame++) {
        const at = frame * FRAME_SAMPLES;
        vi.advanceTimersByTime(FRAME_MS);
        session.take({
          type: 'frame',
          laneId: 'lane',
          index: frame,
          samples: sentences.samples.subarray(at, at + FRAME_SAMPLES),
          probability: sentences.probabilities[frame] as number,
          capturedAt: (frame + 1) * FRAME_MS,
        });
        if (frame % 16 === 0) await work.done();
      }
    },
  };
}

/** 70 minutes. */
const sentences = numberedSpeech(
  Array.from({ length: 210 }, () => [[PAUSE_FRAMES, 0] as const, [SENTENCE_FRAMES, 0.9] as const]).flat(),
);

/** What is said in the sentences of the first so many minutes, and when. */
function said(minutes: number): Said[] {
  return Array.from({ length: minutes * 3 }, (_, index) => {
    const from = index * CYCLE_FRAMES + PAUSE_FRAMES;
    const samples = sentences.samples.subarray(
      from * FRAME_SAMPLES,
      (from + SENTENCE_FRAMES) * FRAME_SAMPLES,
    );
    const startMs = from * FRAME_MS;
    return { startMs, endMs: startMs + SENTENCE_FRAMES * FRAME_MS, text: hearNumbers(samples) };
  });
}

/** Captions and gaps, in the order in which they were stored. */
function captions(stored: readonly SessionHappening[]): (Said | { readonly gap: string })[] {
  return stored.flatMap<Said | { readonly gap: string }>((happening) => {
    if (happening.type === 'gap') return [{ gap: happening.code }];
    if (happening.type !== 'caption-final') return [];
    const { startMs, endMs, text } = happening;
    return [{ startMs, endMs, text }];
  });
}

const realTimeout = setTimeout;

/** Lets injected time pass until nothing is due any more, as far as `done` says; files are given real time. */
async function passUntil(work: RealWork, done: () => boolean): Promise<void> {
  for (let step = 0; step < 20_000 && !done(); step++) {
    vi.advanceTimersByTime(50);
    await work.done();
    await new Promise((resolve) => realTimeout(resolve, 0));
  }
  expect(done()).toBe(true);
}

describe('a server that goes and comes', () => {
  test(
    'for an hour, with nobody to stand in: all is captioned, in order, at the right times',
    { timeout: 120_000 },
    async () => {
      const scene = await setUp();
      const { server, folder, spool, work, notices } = scene;
      const { session, stored, play } = startSession(scene);
      await play(2);
      expect(captions(stored)).toEqual(said(2).slice(0, -1));
      await server.down();
      await play(20);
      // It is back, but only to say that it is not well.
      await server.up();
      server.otherwise = { type: 'status', status: 503 };
      await play(20);
      await server.down();
      await play(20);
      expect(captions(stored).length).toBeLessThanOrEqual(6);
      await spool.settled();
      expect(readdirSync(folder).length).toBeGreaterThan(178);
      server.otherwise = { type: 'ok' };
      await server.up();
      await play(4);
      const ended = session.end('stopped');
      let over = false;
      void ended.then(() => (over = true));
      await passUntil(work, () => over);
      expect(captions(stored)).toEqual(said(66));
      expect(notices).toEqual(['server-unreachable waits', 'back']);
      await spool.settled();
      expect(readdirSync(folder)).toEqual([]);
      expect(server.mostAtOnce).toBeLessThanOrEqual(4);
    },
  );

  test('with an engine on this machine: that stands in at once, and the server takes over when it is back', async () => {
    const local = new ScriptedEngine({
      id: 'local',
      respond: ({ kind, samples }) => (kind === 'final' ? `(${hearNumbers(samples)})` : null),
    });
    const scene = await setUp(local);
    const { server, work, notices } = scene;
    const { session, stored, play } = startSession(scene);
    await play(1);
    await server.down();
    await play(2);
    await server.up();
    await play(3);
    let over = false;
    void session.end('stopped').then(() => (over = true));
    await passUntil(work, () => over);
    const bare = (text: string): string => text.replaceAll(/[()]/g, '');
    const all = captions(stored);
    expect(all.map((one) => ('text' in one ? { ...one, text: bare(one.text) } : one))).toEqual(said(6));
    const byLocal = all.map((one) => 'text' in one && one.text.startsWith('('));
    // The third was under way when the server went, and is done by the local engine already.
    expect(byLocal.indexOf(true)).toBeGreaterThanOrEqual(2);
    expect(byLocal.lastIndexOf(true)).toBeLessThan(12);
    expect(notices).toEqual(['server-unreachable local', 'back']);
  });

  test('until the session has ended: the next start captions what is left', async () => {
    const scene = await setUp();
    const { server, folder, fallback, primary, work } = scene;
    const { session, stored, play } = startSession(scene);
    await play(1);
    await server.down();
    await play(2);
    let over = false;
    void session.end('stopped').then(() => (over = true));
    await passUntil(work, () => over);
    expect(captions(stored)).toEqual(said(3).slice(0, captions(stored).length));
    expect(captions(stored).length).toBeLessThan(4);
    fallback.close();
    await scene.spool.settled();

    // As another run of the app: all that is left is the folder, the store and a server that is well.
    await server.up();
    const spool: Spool = await openSpool({ folder, onFull: () => {} });
    primary.reset();
    const captioner = createSpoolCaptioner({
      spool,
      engine: createSwitchingEngine(() => primary),
      live: () => [],
      appendLate: (_, happenings) => Promise.resolve(void stored.push(...happenings)),
    });
    const before = captions(stored).length;
    let captioned = -1;
    void captioner.run().then((count) => (captioned = count));
    await passUntil(work, () => captioned >= 0);
    expect(captioned).toBe(9 - before);
    expect(captions(stored)).toEqual(said(3));
    await spool.settled();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('because its key is refused: it is said, and all waits for the right one', async () => {
    const scene = await setUp();
    const { server, fallback, primary, work, notices } = scene;
    const { session, stored, play } = startSession(scene);
    server.otherwise = { type: 'status', status: 401 };
    await play(5);
    expect(notices).toEqual(['server-key-refused waits']);
    // Not asked again and again.
    expect(server.received).toHaveLength(1);
    server.otherwise = { type: 'ok' };
    primary.reset();
    fallback.reset();
    await play(1);
    let over = false;
    void session.end('stopped').then(() => (over = true));
    await passUntil(work, () => over);
    expect(captions(stored)).toEqual(said(6));
    expect(notices).toEqual(['server-key-refused waits', 'back']);
  });
});

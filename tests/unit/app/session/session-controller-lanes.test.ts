import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import { SessionController } from '../../../../src/main/app/session-controller';
import { Sessions } from '../../../../src/main/app/sessions';
import { renderExport } from '../../../../src/main/export';
import { openSpool } from '../../../../src/main/speech/spool/spool';
import type { SessionStore } from '../../../../src/main/storage/contract';
import { openDatabase } from '../../../../src/main/storage/database';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import type { CaptureCommand } from '../../../../src/shared/capture';
import type { SessionEvent } from '../../../../src/shared/session/events';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../src/shared/sound';
import type { Lane } from '../../../../src/shared/source';
import { DECODE_COSTS } from '../../../fakes/decode-cost';
import { hearNumbers, numberedSpeech, type NumberedSpeech } from '../../../fakes/numbered-speech';
import { SimulatedEngine } from '../../../fakes/simulated-engine';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { opened } from './open-controller';

const LANES: readonly Lane[] = [
  { id: 'mic', name: 'Me', colour: 'sky', muted: false, source: { kind: 'microphone' } },
  {
    id: 'sys',
    name: 'Guests',
    colour: 'sky',
    muted: false,
    source: { kind: 'file', mediaId: 'm1', name: 'talk.mp4' },
  },
];

/**
 * The controller with a real store, spool, notice board and session; capture and the engine's time are injected.
 *
 * @param slowness how many times slower than usual the engine is
 */
async function open(slowness = 1) {
  const folder = temporaryFolder();
  const path = join(folder, 'jamak.db');
  const repository = new SessionRepository(openDatabase(path), path);
  const spool = await openSpool({ folder: join(folder, 'spool'), onFull: () => {} });
  onTestFinished(() => spool.settled());
  const decoder = { decode: hearNumbers };
  const engine = new SimulatedEngine({
    decoders: { base: decoder, tiny: decoder },
    costs: DECODE_COSTS.careful,
    models: { fast: 'tiny', accurate: 'base' },
    workers: 2,
    slowness: () => slowness,
  });
  const commands: CaptureCommand[] = [];
  const events: SessionEvent[] = [];
  const levels: string[] = [];
  const notices = new NoticeBoard(() => {});
  const store = {
    append: (id, all) => Promise.resolve(repository.append(id, all)),
  } as Partial<SessionStore> as SessionStore;
  const restarts: number[] = [];
  const errors: unknown[] = [];
  const controller = new SessionController({
    engine,
    sessions: new Sessions({ store, spool, notices, onSavedAgain: () => {} }),
    spool,
    notices,
    media: { tracksOf: () => [] },
    settings: () => DEFAULT_SETTINGS,
    trace: () => {},
    steadyNow: () => engine.nowMs,
    sendToCapture: (command) => commands.push(command),
    restartSpeech: () => restarts.push(engine.nowMs),
    onError: (error) => errors.push(error),
    onEvent: (event) => events.push(event),
    onLevel: (laneId, _, speaking) => levels.push(`${laneId}${speaking ? ' speech' : ''}`),
    language: {
      startSession: () => {},
      onEvent: () => {},
      endSession: () => Promise.resolve(),
      takeBack: () => {},
    },
  });
  return { controller, engine, repository, spool, commands, events, levels, notices, restarts, errors };
}

type Scene = Awaited<ReturnType<typeof open>>;

/** What the capture window is told, and what it says in turn. */
function listen({ controller }: Scene, ...laneIds: string[]): void {
  for (const laneId of laneIds) controller.take({ type: 'lane-listening', laneId });
}

async function play({ controller, engine }: Scene, speech: Readonly<Record<string, NumberedSpeech>>) {
  const startMs = engine.nowMs;
  const frames = Math.max(...Object.values(speech).map(({ probabilities }) => probabilities.length));
  for (let index = 0; index < frames; index++) {
    const capturedAt = startMs + (index + 1) * FRAME_MS;
    await engine.advance(capturedAt);
    for (const [laneId, { samples, probabilities }] of Object.entries(speech)) {
      const probability = probabilities[index];
      if (probability === undefined) continue;
      const frame = samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES);
      controller.take({ type: 'frame', laneId, index, samples: frame, probability, capturedAt });
    }
  }
}

/** Stops, and lets the engine finish what it has. */
async function stop({ controller, engine }: Scene): Promise<void> {
  const stopped = controller.end();
  for (let at = engine.nextDoneMs; at !== null; at = engine.nextDoneMs) await engine.advance(at);
  await stopped;
}

/** Two people who answer each other, with words of their own. */
const MINE = numberedSpeech(
  [
    [20, 0],
    [60, 0.9],
    [160, 0],
    [70, 0.9],
    [160, 0],
  ],
  0,
);
const THEIRS = numberedSpeech(
  [
    [130, 0],
    [80, 0.9],
    [150, 0],
    [90, 0.9],
    [20, 0],
  ],
  5000,
);

/** The words of some frames of a speech. */
function said({ samples }: NumberedSpeech, from: number, to: number): string {
  return hearNumbers(samples.subarray(from * FRAME_SAMPLES, to * FRAME_SAMPLES));
}

const codes = ({ notices }: Scene): string[] =>
  notices.all.map(({ code, params }) => `${code} ${params['device'] ?? params['name'] ?? ''}`.trim());

describe('a session of several lanes', () => {
  it('is stored and exported with the words of each lane, in the order in which they were said', async () => {
    const scene = await open();
    const { controller, commands, repository, spool } = scene;
    const { sessionId } = controller.start(LANES);
    expect(commands).toEqual(LANES.map((lane) => opened(lane)));
    listen(scene, 'mic', 'sys');
    await play(scene, { mic: MINE, sys: THEIRS });
    await stop(scene);
    expect(commands.slice(2)).toEqual(['mic', 'sys'].map((laneId) => ({ type: 'lane-close', laneId })));

    const record = repository.load(sessionId);
    const captions = [
      ['mic', 20, 80, MINE],
      ['sys', 130, 210, THEIRS],
      ['mic', 240, 310, MINE],
      ['sys', 360, 450, THEIRS],
    ] as const;
    expect(record?.captions).toMatchObject(
      captions.map(([laneId, from, to, speech]) => ({
        laneId,
        startMs: from * FRAME_MS,
        endMs: to * FRAME_MS,
        text: said(speech, from, to),
      })),
    );
    expect(record?.lanes).toEqual(LANES);
    expect(record?.gaps).toEqual([]);
    expect(controller.view.captions).toEqual(record?.captions);
    const lines = record ? renderExport(record, 'txt').split('\n').slice(2, -1) : [];
    expect(lines.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '[00:00] Me:',
      '[00:04] Guests:',
      '[00:07] Me:',
      '[00:11] Guests:',
    ]);
    // Nothing is left to be captioned by another run.
    expect(spool.pending()).toEqual([]);
  });

  it('tells the level of every lane, and who speaks', async () => {
    const scene = await open();
    scene.controller.start(LANES);
    listen(scene, 'mic', 'sys');
    await play(scene, {
      mic: numberedSpeech([[12, 0]]),
      sys: numberedSpeech(
        [
          [3, 0],
          [9, 0.9],
        ],
        5000,
      ),
    });
    expect(scene.levels).toEqual(['mic', 'sys', 'sys speech']);
    await stop(scene);
  });

  it('knows when the sound of a caption was heard, by the clock of its own lane', async () => {
    const scene = await open();
    const { controller, events, engine } = scene;
    controller.start(LANES);
    listen(scene, 'mic');
    await play(scene, { mic: numberedSpeech([[100, 0]]) });
    listen(scene, 'sys');
    const startedAt = engine.nowMs;
    await play(scene, { sys: THEIRS });
    const final = events.find(({ happening }) => happening.type === 'caption-final');
    expect(controller.paintDelay(final?.seq ?? 0, startedAt + 210 * FRAME_MS + 900)).toBe(900);
    await stop(scene);
  });

  it('takes back only the notice of the device that is back', async () => {
    const scene = await open();
    const { controller } = scene;
    controller.start(LANES);
    listen(scene, 'mic', 'sys');
    controller.take({ type: 'lane-lost', laneId: 'mic', code: 'device-lost', device: 'Headset' });
    controller.take({ type: 'lane-lost', laneId: 'sys', code: 'device-lost', device: 'Mixer' });
    listen(scene, 'sys');
    expect(codes(scene)).toEqual(['device-lost Headset', 'device-back Mixer']);
    // Who never lost anything brings nothing back.
    listen(scene, 'sys');
    expect(codes(scene)).toEqual(['device-lost Headset', 'device-back Mixer']);
    await stop(scene);
    controller.start(LANES);
    expect(codes(scene)).toEqual(['device-back Mixer']);
    await stop(scene);
  });

  it('goes on when one lane fails, says which, and stops by itself when the last has ended', async () => {
    const scene = await open();
    const { controller, repository } = scene;
    const { sessionId } = controller.start(LANES);
    listen(scene, 'mic', 'sys');
    controller.take({ type: 'lane-failed', laneId: 'sys', code: 'media-unreadable' });
    expect(codes(scene)).toEqual(['media-unreadable talk.mp4']);
    await play(scene, { mic: MINE });
    expect(controller.running).toBe(true);
    controller.take({ type: 'lane-ended', laneId: 'mic' });
    await stop(scene);
    expect(controller.running).toBe(false);
    expect(
      repository
        .load(sessionId)
        ?.captions.map(({ text }) => text)
        .join(' '),
    ).toBe(MINE.words.join(' '));
  });

  it('opens lanes again that the capture window took along, and leaves those alone that are over', async () => {
    const scene = await open();
    const { controller, commands } = scene;
    controller.start([
      ...LANES,
      { id: 'late', name: 'Late', colour: 'sky', muted: false, source: { kind: 'system' } },
    ]);
    listen(scene, 'mic', 'sys');
    controller.take({ type: 'lane-ended', laneId: 'sys' });
    const before = commands.length;
    controller.captureRestarted();
    const asked = commands
      .slice(before)
      .map((command) => (command.type === 'lane-open' ? [command.lane.id, command.again] : []));
    // The one that was heard is waited for, the other may still have no device at all.
    expect(asked).toEqual([
      ['mic', true],
      ['late', false],
    ]);
    await stop(scene);
  });
});

/** A voice of so many frames at some loudness, in a room that is never wholly still. */
function voice(frames: number, rms: number, room = 1e-4): NumberedSpeech {
  const pattern = Array.from({ length: frames }, (_, frame) => frame % 24 < 16);
  const samples = new Float32Array(frames * FRAME_SAMPLES);
  for (const [frame, speaks] of pattern.entries()) {
    samples.fill(speaks ? rms : room, frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES);
  }
  return { samples, probabilities: Float32Array.from(pattern, (speaks) => (speaks ? 0.8 : 0)), words: [] };
}

describe('a session in which a part falls silent', () => {
  const seconds = (count: number): number => Math.round((count * 1000) / FRAME_MS);
  const MIC = LANES.slice(0, 1);

  it('opens a microphone again that gives nothing but zeros, says so, and takes it back with the first sound', async () => {
    const scene = await open();
    scene.controller.start(MIC);
    listen(scene, 'mic');
    await play(scene, { mic: voice(seconds(5), 0.1) });
    await play(scene, { mic: voice(seconds(31), 0, 0) });
    expect(scene.commands).toEqual([
      ...MIC.map((lane) => opened(lane)),
      { type: 'lane-reopen', laneId: 'mic' },
    ]);
    expect(codes(scene)).toEqual(['microphone-silent']);
    listen(scene, 'mic');
    await play(scene, { mic: voice(seconds(1), 0.1) });
    expect(codes(scene)).toEqual([]);
    await stop(scene);
  });

  it('opens a microphone again that gives nothing but zeros after a pause and a mute, and not for its first zeros', async () => {
    const scene = await open();
    const { controller, commands, engine } = scene;
    const heardAgain = (): void => {
      const hear = commands.findLast((command) => command.type === 'lane-hear');
      controller.take({ type: 'lane-listening', laneId: 'mic', turn: hear?.turn ?? 0 });
    };
    controller.start(MIC);
    listen(scene, 'mic');
    await play(scene, { mic: voice(seconds(5), 0.1) });
    controller.pause();
    await engine.advance(engine.nowMs + 60_000);
    controller.resume();
    heardAgain();
    // A device begins with a moment of zeros.
    await play(scene, { mic: voice(4, 0, 0) });
    expect(codes(scene)).toEqual([]);
    await play(scene, { mic: voice(seconds(5), 0.1) });
    controller.setMuted('mic', true);
    await engine.advance(engine.nowMs + 60_000);
    controller.setMuted('mic', false);
    heardAgain();
    await play(scene, { mic: voice(seconds(5), 0.1) });
    expect(codes(scene)).toEqual([]);
    await play(scene, { mic: voice(seconds(31), 0, 0) });
    expect(commands.at(-1)).toEqual({ type: 'lane-reopen', laneId: 'mic' });
    expect(codes(scene)).toEqual(['microphone-silent']);
    await stop(scene);
  });

  it('starts a speech engine anew that answers nothing, and leaves one alone that is only slow', async () => {
    const dead = await open(1e6);
    dead.controller.start(MIC);
    listen(dead, 'mic');
    await play(dead, { mic: voice(seconds(200), 0.1) });
    expect(dead.restarts).toHaveLength(1);
    const slow = await open(20);
    slow.controller.start(MIC);
    listen(slow, 'mic');
    await play(slow, { mic: voice(seconds(200), 0.1) });
    expect(slow.restarts).toEqual([]);
    await stop(slow);
  });

  it('says how much louder a quiet lane should be, until it is', async () => {
    const scene = await open();
    scene.controller.start(LANES);
    listen(scene, 'mic', 'sys');
    await play(scene, { mic: voice(seconds(12), 0.002), sys: voice(seconds(12), 0.001) });
    expect(scene.notices.all.map(({ code, params }) => [code, params])).toEqual([
      ['sound-too-quiet', { db: 25 }],
    ]);
    await play(scene, { sys: voice(seconds(15), 0.1) });
    expect(scene.notices.all.map(({ params }) => params)).toEqual([{ db: 19 }]);
    await stop(scene);
    expect(codes(scene)).toEqual([]);
  });
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LaneSession } from '../../../src/main/session/lane-session';
import { SessionClock } from '../../../src/main/session/session-clock';
import type { SttEngine, UtteranceSpool } from '../../../src/main/speech/contract';
import { createOnlineEngine } from '../../../src/main/speech/engines/online';
import { createSwitchingEngine } from '../../../src/main/speech/switching-engine';
import { JamakError } from '../../../src/shared/errors';
import type { SessionHappening } from '../../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/sound';
import type { Lane } from '../../../src/shared/source';
import { hearNumbers, numberedSpeech, type NumberedSpeech } from '../../fakes/numbered-speech';
import { ScriptedEngine } from '../../fakes/scripted-engine';
import { SCRIPTED_PADDING, ScriptedRecogniser } from '../../fakes/scripted-recogniser';

/** Notes what a lane does with its spool. */
class NotingSpool implements UtteranceSpool {
  readonly kept = new Map<string, string>();
  readonly notes: string[] = [];
  /** What came of utterances while they were spoken, part by part. */
  readonly grown: { readonly id: string; readonly endMs: number; readonly samples: Float32Array }[] = [];
  grow: UtteranceSpool['grow'] = ({ utteranceId: id, endMs, samples }) => {
    this.grown.push({ id, endMs, samples });
  };
  /** What is known of the language of each that was put. */
  readonly spoken: (string | undefined)[][] = [];
  put: UtteranceSpool['put'] = ({ utteranceId, startMs, endMs, language, heard, samples }) => {
    this.notes.push(`put ${utteranceId}`);
    this.spoken.push([language, heard]);
    this.kept.set(utteranceId, `${startMs}-${endMs} ${hearNumbers(samples)}`);
  };
  done: UtteranceSpool['done'] = (id) => {
    if (this.kept.delete(id)) this.notes.push(`done ${id}`);
  };
  erase: UtteranceSpool['erase'] = (id) => {
    if (this.kept.delete(id)) this.notes.push(`erased ${id}`);
  };
}

function open(engine: SttEngine, lane: Partial<Lane> = {}) {
  const log: SessionHappening[] = [];
  const spool = new NotingSpool();
  const commits: (() => void)[] = [];
  let ids = 0;
  const session = new LaneSession({
    lane: { id: 'lane', name: '', colour: 'sky', muted: false, source: { kind: 'sample' }, ...lane },
    engine,
    clock: new SessionClock(),
    speakingLanes: () => 1,
    captioning: {},
    newId: () => `u${++ids}`,
    spool,
    append: (happening, onCommitted) => {
      log.push(happening);
      if (onCommitted) commits.push(onCommitted);
    },
  });
  session.listening();
  return { session, log, spool, commits };
}

let frames = 0;

/** Plays speech and lets the engine answer after each frame. */
async function play(session: LaneSession, { samples, probabilities }: NumberedSpeech): Promise<void> {
  frames = 0;
  for (const [index, probability] of probabilities.entries()) {
    frames++;
    const frame = samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES);
    session.frame({ samples: frame, probability }, frames * FRAME_MS);
    await nextTurn();
  }
}

function of<T extends SessionHappening['type']>(log: readonly SessionHappening[], type: T) {
  return log.filter(
    (happening): happening is Extract<SessionHappening, { type: T }> => happening.type === type,
  );
}

/** 2.9 s after a short silence. */
const SENTENCE = [
  [10, 0],
  [90, 0.9],
  [40, 0],
] as const;
const START_MS = 10 * FRAME_MS;
const END_MS = 100 * FRAME_MS;

const sentences = (count: number): NumberedSpeech =>
  numberedSpeech(Array.from({ length: count }, () => SENTENCE).flat());

describe('a lane with an engine that hears sound as it comes', () => {
  it('shows words while they are spoken and captions every word once, also where speech had to be cut', async () => {
    const recogniser = new ScriptedRecogniser(hearNumbers);
    const { session, log } = open(
      createOnlineEngine({ recogniser, padding: SCRIPTED_PADDING, languages: ['ko'] }),
    );
    const speech = numberedSpeech([...SENTENCE, [900, 0.9], [40, 0], ...SENTENCE]);
    await play(session, speech);
    await session.end();
    const finals = of(log, 'caption-final');
    expect(finals.map(({ text }) => text).join(' ')).toBe(speech.words.join(' '));
    expect(finals[0]).toMatchObject({ startMs: START_MS, endMs: END_MS });
    const interims = of(log, 'caption-interim');
    expect(interims.length).toBeGreaterThan(20);
    expect(interims.every(({ captionId }) => finals.some((final) => final.captionId === captionId))).toBe(
      true,
    );
    // Sound was heard once, but for the utterances on either side of a cut.
    expect(finals).toHaveLength(5);
    expect(recogniser.streams).toHaveLength(finals.length + 3);
  });
});

describe('a lane whose sound is kept', () => {
  it('has what is being spoken on disk twice a second, and all of it once it has ended', async () => {
    const { session, spool } = open(new ScriptedEngine());
    const [silence, spoken] = SENTENCE;
    // Killed here, in the middle of the sentence.
    await play(session, numberedSpeech([silence, spoken]));
    const sound = (): Float32Array => Float32Array.from(spool.grown.flatMap(({ samples }) => [...samples]));
    expect(spool.grown.length).toBeGreaterThan(4);
    expect(spool.grown.every(({ id }) => id === 'u1')).toBe(true);
    expect(spool.grown.at(-1)?.endMs).toBeGreaterThan(END_MS - 600);
    const heard = hearNumbers(sound());
    expect(numberedSpeech([silence, spoken]).words.join(' ').startsWith(heard)).toBe(true);
    expect(heard.split(' ')).toHaveLength(9);
    expect(spool.notes).toEqual([]);
    session.ended();
    expect(spool.notes).toEqual(['put u1']);
    expect(spool.kept.get('u1')).toContain(heard);
  });

  it('keeps nothing of what is no speech', async () => {
    const { session, spool } = open(new ScriptedEngine());
    await play(
      session,
      numberedSpeech([
        [40, 0],
        [2, 0.6],
        [60, 0],
      ]),
    );
    session.ended();
    expect([spool.grown, spool.notes]).toEqual([[], []]);
  });
});

describe('a lane with an engine that says what is no text', () => {
  it('shows and captions the words alone', async () => {
    const engine = new ScriptedEngine({
      respond: ({ samples }) => `\u202E${hearNumbers(samples)}\u0000\u2069`,
    });
    const { session, log } = open(engine);
    const speech = sentences(1);
    await play(session, speech);
    await session.end();
    expect(of(log, 'caption-interim').length).toBeGreaterThan(1);
    for (const { stable, tentative } of of(log, 'caption-interim'))
      expect(stable + tentative).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(of(log, 'caption-final').map(({ text }) => text)).toEqual([speech.words.join(' ')]);
  });

  it('captions nothing where there are no words besides', async () => {
    const { session, log } = open(new ScriptedEngine({ respond: () => '\u0000\u202E\u2069' }));
    await play(session, sentences(1));
    await session.end();
    expect(of(log, 'caption-interim')).toEqual([]);
    expect(of(log, 'caption-final')).toEqual([]);
  });
});

describe('a lane with an engine that is thrifty', () => {
  it('submits nothing in vain: one final for each utterance, without the sound of the one before', async () => {
    const engine = new ScriptedEngine({ interim: false, respond: ({ samples }) => hearNumbers(samples) });
    Object.assign(engine.capabilities, { leftContext: false });
    const { session, log } = open(engine);
    // Pauses within the sentence, in which a final would be begun.
    const speech = numberedSpeech([[10, 0], [30, 0.9], [10, 0], [40, 0.9], [40, 0], ...SENTENCE]);
    await play(session, speech);
    await session.end();
    // The scripted engine is always idle, so interims are asked for; finals are not.
    const finals = engine.submitted.filter(({ chunk }) => chunk.kind === 'final');
    expect(finals.map(({ chunk }) => hearNumbers(chunk.samples))).toEqual(
      of(log, 'caption-final').map(({ text }) => text),
    );
    expect(finals).toHaveLength(2);
  });

  it('shows what has come so far of a final that streams in', async () => {
    const engine = new ScriptedEngine({ interim: false });
    Object.assign(engine.capabilities, { leftContext: false });
    const { session, log } = open(engine);
    await play(session, sentences(1));
    const final = engine.submitted.find(({ chunk }) => chunk.kind === 'final');
    for (const soFar of ['one', 'one two', 'one two three']) {
      final?.saySoFar(soFar);
      await nextTurn();
    }
    final?.say('One two three.');
    await session.end();
    expect(of(log, 'caption-interim').at(-1)).toMatchObject({ captionId: 'u1', tentative: 'one two' });
    expect(of(log, 'caption-final').map(({ text }) => text)).toEqual(['One two three.']);
  });
});

describe('a lane and its spool', () => {
  it('keeps the sound of an ended utterance until its caption is on disk', async () => {
    const engine = new ScriptedEngine();
    const { session, log, spool, commits } = open(engine);
    await play(session, sentences(1));
    expect([...spool.kept]).toEqual([['u1', `${START_MS}-${END_MS} w1 w2 w3 w4 w5 w6 w7 w8 w9`]]);
    for (const { chunk, say } of engine.submitted) if (chunk.kind === 'final') say('w0');
    await nextTurn();
    expect(of(log, 'caption-final')).toHaveLength(1);
    expect(spool.notes).toEqual(['put u1']);
    for (const commit of commits) commit();
    expect(spool.notes).toEqual(['put u1', 'done u1']);
    await session.end();
  });

  it('keeps nothing of what holds no words, and a gap until it is on disk', async () => {
    const engine = new ScriptedEngine({
      respond: ({ kind, utteranceId }) => {
        if (kind === 'interim') return null;
        return utteranceId === 'u1' ? '' : new JamakError('speech-failed');
      },
    });
    const { session, log, spool, commits } = open(engine);
    await play(session, sentences(2));
    await session.end();
    expect(spool.notes).toEqual(['put u1', 'done u1', 'put u2']);
    expect(of(log, 'gap')).toHaveLength(1);
    for (const commit of commits) commit();
    expect(spool.notes.at(-1)).toBe('done u2');
  });

  it('leaves to the spool what a server that is away cannot caption, without a gap', async () => {
    const engine = new ScriptedEngine({
      respond: ({ kind }) => (kind === 'interim' ? 'so far so good' : null),
    });
    const { session, log, spool } = open(engine);
    await play(session, sentences(2));
    const away = new JamakError('server-unreachable', { retryable: true });
    const finals = engine.submitted.filter(({ chunk }) => chunk.kind === 'final');
    for (const { chunk, fail } of finals) fail(away, chunk.utteranceId === 'u1');
    await session.end();
    // Of the second one nobody said that its sound is kept.
    expect(of(log, 'gap').map(({ startMs }) => startMs)).toEqual([START_MS + 140 * FRAME_MS]);
    expect(of(log, 'caption-withdrawn').map(({ captionId }) => captionId)).toContain('u1');
    expect(spool.notes).toEqual(['put u1', 'put u2']);
  });
});

it('a lane whose engine changes in mid-session loses and doubles no word', async () => {
  const engines = ['old', 'fresh'].map(
    (id) =>
      new ScriptedEngine({
        id,
        respond: ({ kind, samples }) => (kind === 'final' ? hearNumbers(samples) : null),
      }),
  ) as [ScriptedEngine, ScriptedEngine];
  let chosen = engines[0];
  const { session, log } = open(createSwitchingEngine(() => chosen));
  const speech = numberedSpeech([...SENTENCE, ...SENTENCE, [900, 0.9], [40, 0], ...SENTENCE]);
  for (const [index, probability] of speech.probabilities.entries()) {
    // In the middle of the second sentence, and again in the middle of speech that is cut.
    if (index === 170) chosen = engines[1];
    if (index === 700) chosen = engines[0];
    const frame = speech.samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES);
    session.frame({ samples: frame, probability }, (index + 1) * FRAME_MS);
    if (index % 7 === 0) await nextTurn();
  }
  await session.end();
  expect(
    of(log, 'caption-final')
      .map(({ text }) => text)
      .join(' '),
  ).toBe(speech.words.join(' '));
  expect(of(log, 'gap')).toEqual([]);
  expect(engines.every(({ submitted }) => submitted.length > 0)).toBe(true);
});

it("a lane's own language is told to the engine", () => {
  const engine = new ScriptedEngine();
  open(engine, { language: 'ko' });
  open(engine);
  expect(engine.sessions).toEqual(['ko', undefined]);
});

it('the spool is told what was chosen or detected when an utterance was spoken', async () => {
  const engine = new ScriptedEngine();
  const { session, spool } = open(engine);
  for (const [chosen, language] of [
    ['ko', null],
    ['auto', null],
    ['auto', 'ja'],
    ['en', null],
  ] as const) {
    engine.chosen = chosen;
    engine.language = language;
    await play(session, sentences(1));
  }
  expect(spool.spoken).toEqual([
    ['ko', undefined],
    ['auto', undefined],
    ['auto', 'ja'],
    ['en', undefined],
  ]);
  const own = open(engine, { language: 'ko' });
  await play(own.session, sentences(1));
  expect(own.spool.spoken).toEqual([['ko', undefined]]);
});

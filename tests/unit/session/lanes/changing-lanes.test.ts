import { describe, expect, it } from 'vitest';
import type { Hearing } from '../../../../src/shared/capture';
import { FRAME_MS } from '../../../../src/shared/sound';
import type { Lane, Source } from '../../../../src/shared/source';
import { hearNumbers, numberedSpeech, type NumberedSpeech } from '../../../fakes/numbered-speech';
import { PlayedSession } from '../../../fakes/played-session';
import { ScriptedEngine } from '../../../fakes/scripted-engine';

const SPOKEN = 50;
const SILENCE = 60;

/** Silence, a sentence, silence. */
function sentence(lead: number, firstWord: number): NumberedSpeech {
  return numberedSpeech(
    [
      [lead, 0],
      [SPOKEN, 0.9],
      [SILENCE, 0],
    ],
    firstWord,
  );
}

function open(sources: Readonly<Record<string, Source['kind']>>) {
  const engine = new ScriptedEngine({ respond: ({ samples }) => hearNumbers(samples) });
  const turns = new Map<string, number>();
  const commands: [laneId: string, hearing: Hearing][] = [];
  const lanes = Object.entries(sources).map(([id, kind]) => ({ id, source: { kind } as Source }));
  const played = new PlayedSession({
    engine,
    lanes,
    onHearing: (laneId, hearing, turn) => {
      turns.set(laneId, turn);
      commands.push([laneId, hearing]);
    },
  });
  /** The page says that a lane delivers, as it was told last. */
  const listen = (...laneIds: string[]): void => {
    for (const laneId of laneIds)
      played.tell({ type: 'lane-listening', laneId, turn: turns.get(laneId) ?? 0 });
  };
  listen(...Object.keys(sources));
  const starts = (): string[] =>
    played.of('caption-final').map(({ laneId, startMs }) => `${laneId} ${Math.round(startMs / FRAME_MS)}`);
  return { played, engine, commands, listen, starts };
}

function lane(id: string, changes: Partial<Lane> = {}): Lane {
  return { id, name: id, colour: 'rose', source: { kind: 'sample' }, muted: false, ...changes };
}

describe('a pause', () => {
  it('lets what was said before it have its caption, hears nothing, and is no gap; time goes on', async () => {
    const { played, commands, listen, starts } = open({ mic: 'microphone' });
    await played.play({
      mic: numberedSpeech([
        [10, 0],
        [SPOKEN, 0.9],
      ]),
    });
    played.session.pause();
    played.session.pause();
    await played.play({ mic: sentence(0, 300) });
    played.session.resume();
    listen('mic');
    await played.play({ mic: sentence(5, 600) });
    await played.session.end('stopped');
    const rested = SPOKEN + SILENCE;
    expect(commands).toEqual([
      ['mic', 'resting'],
      ['mic', 'on'],
    ]);
    expect(starts()).toEqual(['mic 10', `mic ${10 + SPOKEN + rested + 5}`]);
    expect(played.textOf('mic')).not.toMatch(/w3\d\d/);
    expect(played.of('gap')).toEqual([]);
    const [from, to] = [10 + SPOKEN, 10 + SPOKEN + rested].map((frame) => frame * FRAME_MS);
    expect(played.feed.view).toMatchObject({ paused: false, pauses: [{ startMs: from, endMs: to }] });
  });

  it('rests the time of files, so that captions keep their places in the file', async () => {
    const { played, listen, starts } = open({ talk: 'sample' });
    await played.play({ talk: sentence(10, 0) });
    const startedAt = played.nowMs;
    played.session.pause();
    played.nowMs += 60_000;
    expect(played.session.restedMs).toBe(60_000);
    played.session.resume();
    listen('talk');
    await played.play({ talk: sentence(10, 600) });
    expect(played.session.heardAt('talk', (10 + SPOKEN + SILENCE) * FRAME_MS)).toBe(startedAt + 60_000);
    await played.session.end('source-ended');
    expect(starts()).toEqual(['talk 10', `talk ${10 + SPOKEN + SILENCE + 10}`]);
    const [pause] = played.feed.view.pauses;
    expect(pause?.endMs).toBe(pause?.startMs);
  });

  it('in which a device vanishes owes nothing of it, and what is missing after it', async () => {
    const { played, listen } = open({ mic: 'microphone', sys: 'system' });
    await played.play({ mic: sentence(0, 0), sys: sentence(0, 300) });
    played.tell({ type: 'lane-lost', laneId: 'mic', code: 'device-lost', device: 'USB' });
    played.nowMs += 1000;
    const pausedAt = played.nowMs;
    played.session.pause();
    played.nowMs += 5000;
    played.session.resume();
    listen('sys');
    const resumedAt = played.nowMs;
    played.nowMs += 2000;
    listen('mic');
    await played.play({ mic: sentence(0, 600), sys: sentence(0, 900) });
    await played.session.end('stopped');
    const zero = 1_000_000;
    expect(played.of('gap').map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [pausedAt - zero - 1000, pausedAt - zero],
      [resumedAt - zero, resumedAt - zero + 2000],
    ]);
  });

  it('that lasts when the session ends belongs to its length', async () => {
    const { played } = open({ mic: 'microphone' });
    await played.play({ mic: sentence(0, 0) });
    played.session.pause();
    played.nowMs += 7000;
    await played.session.end('stopped');
    const [ended] = played.of('session-ended');
    expect(ended?.durationMs).toBe((SPOKEN + SILENCE) * FRAME_MS + 7000);
    expect(played.feed.view).toMatchObject({ paused: false, pauses: [{ endMs: null }] });
  });
});

describe('a muted lane', () => {
  it('that was muted at the start is heard when it is unmuted, at its own time', async () => {
    const { played, listen, starts } = open({ mic: 'microphone' });
    played.session.addLane(lane('sys', { source: { kind: 'system' }, muted: true }));
    listen('sys');
    await played.play({ mic: sentence(0, 0), sys: sentence(0, 300) });
    expect(played.feed.view.lanes[1]).toMatchObject({ state: 'listening', muted: true });
    played.session.setMuted('sys', false);
    // Sent before the page knew of it.
    await played.play({ sys: sentence(0, 400) });
    listen('sys');
    await played.play({ sys: sentence(7, 600) });
    await played.session.end('stopped');
    expect(starts()).toEqual(['mic 0', `sys ${2 * (SPOKEN + SILENCE) + 7}`]);
    expect(played.textOf('sys')).toMatch(/^w60\d( w60\d)*$/);
  });

  it('owes no gap for a device that is away, but for what is missing once it is wanted', async () => {
    const { played, listen } = open({ mic: 'microphone', sys: 'sample' });
    await played.play({ mic: sentence(0, 0), sys: sentence(0, 0) });
    played.session.setMuted('mic', true);
    played.tell({ type: 'lane-lost', laneId: 'mic', code: 'device-lost', device: 'USB' });
    played.nowMs += 4000;
    played.session.setMuted('mic', false);
    played.nowMs += 1000;
    listen('mic');
    await played.play({ mic: sentence(0, 600) });
    await played.session.end('stopped');
    expect(played.of('gap')).toHaveLength(1);
    const [gap] = played.of('gap');
    expect((gap?.endMs ?? 0) - (gap?.startMs ?? 0)).toBe(1000);
    // Nothing of a muted lane is told.
    const types = played.happenings.map(({ type }) => type);
    expect(types.indexOf('gap')).toBeGreaterThan(types.lastIndexOf('lane-muted'));
  });

  it('withdraws what is being said', async () => {
    const { played } = open({ mic: 'microphone', sys: 'system' });
    await played.play({ mic: numberedSpeech([[40, 0.9]], 0), sys: numberedSpeech([[40, 0.9]], 300) });
    expect(played.feed.view.interims.map(({ laneId }) => laneId)).toEqual(['mic', 'sys']);
    played.session.setMuted('mic', true);
    await played.feed.settled();
    expect(played.feed.view.interims.map(({ laneId }) => laneId)).toEqual(['sys']);
    await played.session.end('stopped');
    expect(played.of('caption-final').map(({ laneId }) => laneId)).toEqual(['sys']);
  });
});

describe('lanes', () => {
  it('are added while the session runs, with a language of their own, and have captions at their times', async () => {
    const { played, engine, listen, starts } = open({ mic: 'microphone' });
    await played.play({ mic: sentence(10, 0) });
    played.session.addLane(lane('guest', { language: 'ko' }));
    expect(engine.sessions).toEqual([undefined, 'ko']);
    listen('guest');
    await played.play({ mic: sentence(10, 300), guest: sentence(20, 600) });
    await played.session.end('stopped');
    const first = 10 + SPOKEN + SILENCE;
    expect(starts()).toEqual(['mic 10', `mic ${first + 10}`, `guest ${first + 20}`]);
    expect(played.feed.view.lanes.map(({ id, name }) => `${id} ${name}`)).toEqual(['mic ', 'guest guest']);
    expect(played.of('gap')).toEqual([]);
  });

  it('whose device is not there when they are added owe nothing from before', async () => {
    const { played, listen } = open({ mic: 'microphone' });
    await played.play({ mic: sentence(10, 0) });
    const addedAt = played.nowMs - 1_000_000;
    played.session.addLane(lane('usb', { source: { kind: 'microphone' } }));
    played.tell({ type: 'lane-lost', laneId: 'usb', code: 'device-lost', device: 'USB' });
    played.nowMs += 1000;
    listen('usb');
    await played.play({ usb: sentence(0, 300) });
    await played.session.end('stopped');
    expect(played.of('gap')).toMatchObject([{ laneId: 'usb', startMs: addedAt, endMs: addedAt + 1000 }]);
  });

  it('that are removed still get their last caption; the session goes on with the others', async () => {
    const { played, listen, starts } = open({ mic: 'microphone', guest: 'sample' });
    await played.play({ mic: sentence(0, 0), guest: numberedSpeech([[40, 0.9]], 300) });
    played.session.removeLane('guest');
    listen('guest');
    await played.play({ mic: sentence(0, 600), guest: sentence(0, 900) });
    await played.session.end('stopped');
    expect(starts().toSorted()).toEqual(['guest 0', 'mic 0', `mic ${SPOKEN + SILENCE}`]);
    expect(played.feed.view.lanes.map(({ state }) => state)).toEqual(['listening', 'removed']);
    expect(played.over).toBeNull();
  });

  it('that are removed leave the session as long as they were heard, or their gap lasts', async () => {
    const { played } = open({ mic: 'microphone', guest: 'sample' });
    await played.play({ guest: sentence(0, 0) });
    played.session.removeLane('guest');
    await played.session.end('stopped');
    expect(played.of('session-ended')[0]?.durationMs).toBe((SPOKEN + SILENCE) * FRAME_MS);

    const { played: broken } = open({ mic: 'microphone', other: 'microphone' });
    await broken.play({ mic: sentence(0, 0) });
    broken.tell({ type: 'lane-lost', laneId: 'mic', code: 'device-lost', device: 'USB' });
    broken.nowMs += 5000;
    broken.session.removeLane('mic');
    await broken.session.end('stopped');
    const [gap] = broken.of('gap');
    expect(gap?.endMs).toBeGreaterThan(5000);
    expect(broken.of('session-ended')[0]?.durationMs).toBe(gap?.endMs);
  });

  it('are one to four, each with an id of its own', () => {
    const { played } = open({ mic: 'microphone' });
    expect(() => played.session.removeLane('mic')).toThrow('session-lanes');
    expect(() => played.session.addLane(lane('mic'))).toThrow('session-lanes');
    for (const id of ['a', 'b', 'c']) played.session.addLane(lane(id));
    expect(() => played.session.addLane(lane('d'))).toThrow('session-lanes');
    played.session.removeLane('a');
    expect(() => played.session.addLane(lane('a'))).toThrow('session-lanes');
    played.session.addLane(lane('d'));
    expect(played.session.lanes.map((each) => each.lane.id)).toEqual(['mic', 'b', 'c', 'd']);
  });

  it('that are added in a pause rest until it is over', async () => {
    const { played, commands, listen } = open({ mic: 'microphone' });
    await played.play({ mic: sentence(0, 0) });
    played.session.pause();
    played.session.addLane(lane('guest'));
    await played.play({ guest: sentence(0, 300) });
    played.session.resume();
    listen('mic', 'guest');
    await played.play({ mic: sentence(0, 600), guest: sentence(0, 900) });
    await played.session.end('stopped');
    expect(commands.filter(([id]) => id === 'guest').map(([, hearing]) => hearing)).toEqual([
      'resting',
      'on',
    ]);
    expect(played.textOf('guest')).toMatch(/^w9/);
  });
});

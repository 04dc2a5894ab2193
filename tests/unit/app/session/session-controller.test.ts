import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { JamakError } from '../../../../src/shared/errors';
import type { SessionEvent } from '../../../../src/shared/session/events';
import { EMPTY_VIEW } from '../../../../src/shared/session/session-view';
import { FRAME_MS } from '../../../../src/shared/sound';
import { ScriptedEngine } from '../../../fakes/scripted-engine';
import { gate } from '../../../fakes/scripted-language-engine';
import {
  CAPTURED_AT,
  closed,
  MIC,
  openController,
  opened,
  SENTENCE,
  SENTENCE_ENDS_MS,
  SYSTEM,
} from './open-controller';

describe('before the first session', () => {
  it('there is nothing to see, and nothing to stop', async () => {
    const { controller, commands, events } = openController();
    expect(controller.running).toBe(false);
    expect(controller.view).toEqual(EMPTY_VIEW);
    await controller.end();
    expect([...commands, ...events]).toEqual([]);
  });

  it('what capture says is heard by nobody', async () => {
    const { controller, events, levels, notices, say, lose } = openController();
    await say('mic', [[6, 0.9]]);
    lose('mic', 'USB mic');
    controller.captureRestarted();
    await nextTurn();
    expect([...events, ...levels, ...notices.all]).toEqual([]);
  });
});

describe('a start', () => {
  it('returns at once: lanes are asked for, and all else comes as events', async () => {
    const { controller, commands, events } = openController();
    const { sessionId } = controller.start([MIC, SYSTEM]);
    expect(controller.running).toBe(true);
    expect(commands).toEqual([opened(MIC), opened(SYSTEM)]);
    expect(events).toEqual([]);
    await nextTurn();
    expect(events).toMatchObject([
      { seq: 1, happening: { type: 'session-started', sessionId, lanes: [MIC, SYSTEM] } },
    ]);
    expect(controller.view).toMatchObject({ sessionId, phase: 'running' });
  });

  it('is refused while a session runs, which goes on as if nothing had been asked', async () => {
    const { controller, commands, log, happened, say, listen } = openController();
    const { sessionId } = controller.start([MIC]);
    expect(() => controller.start([SYSTEM])).toThrow(new JamakError('session-running'));
    listen('mic');
    const words = await say('mic');
    expect(commands).toEqual([opened(MIC)]);
    expect(controller.view.sessionId).toBe(sessionId);
    expect(log.filter((line) => line === 'language begins')).toHaveLength(1);
    expect(happened('caption-final').map(({ text }) => text)).toEqual([words]);
  });

  it('is refused while the last captions of a session are made, and works right after', async () => {
    const { controller, engine, events, language, say, listen, happened } = openController(
      new ScriptedEngine(),
    );
    const first = controller.start([MIC]);
    listen('mic');
    await say('mic');
    const stopped = controller.end();
    await nextTurn();
    expect(() => controller.start([MIC])).toThrow(new JamakError('session-running'));
    for (const { chunk, say: answer } of engine.submitted) if (chunk.kind === 'final') answer('at last');
    await stopped;
    expect(happened('caption-final').map(({ text }) => text)).toEqual(['at last']);
    events.length = 0;
    const second = controller.start([SYSTEM]);
    await nextTurn();
    expect(second.sessionId).not.toBe(first.sessionId);
    expect(events).toMatchObject([
      { seq: 1, happening: { type: 'session-started', sessionId: second.sessionId, lanes: [SYSTEM] } },
    ]);
    expect(language.heard.at(-1)).toEqual(events[0]);
    expect(controller.view.captions).toEqual([]);
  });
});

describe('captions', () => {
  it('are numbered without holes, on disk before they are shown, and told to the language side as shown', async () => {
    const { controller, events, log, saved, language, say, listen, happened } = openController();
    controller.start([MIC]);
    listen('mic');
    const words = await say('mic', [...SENTENCE, ...SENTENCE]);
    await controller.end();
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(
      happened('caption-final')
        .map(({ text }) => text)
        .join(' '),
    ).toBe(words);
    expect(happened('caption-interim').length).toBeGreaterThan(0);
    expect(log.indexOf('saved caption-final')).toBeLessThan(log.indexOf('shown caption-final'));
    expect(saved.filter(({ happening }) => happening.type === 'caption-final')).toHaveLength(2);
    expect(language.heard).toEqual(events);
    expect(controller.view.captions).toHaveLength(2);
  });

  it("come from the lane whose sound it was, in the lane's own language", async () => {
    const { controller, engine, happened, say, listen } = openController();
    controller.start([MIC, { ...SYSTEM, language: 'ko' }]);
    listen('mic');
    listen('sys');
    await say('sys');
    await say('nobody');
    expect(happened('caption-final').map(({ laneId }) => laneId)).toEqual(['sys']);
    expect(engine.sessions).toEqual([undefined, 'ko']);
  });

  it('are spelled by the glossary of the moment', async () => {
    const { controller, change, happened, say, listen } = openController(
      new ScriptedEngine({ respond: ({ kind }) => (kind === 'final' ? 'we love jammak' : null) }),
    );
    controller.start([MIC]);
    listen('mic');
    await say('mic');
    change({ glossaries: [{ id: 'g', name: 'Show', terms: ['Jamak'] }], glossaryId: 'g' });
    await say('mic');
    expect(happened('caption-final').map(({ text }) => text)).toEqual(['we love jammak', 'we love Jamak']);
  });

  it('end with the silence that the settings say', async () => {
    const { controller, change, happened, say, listen } = openController();
    change({ segments: { endSilenceMs: 1500 } });
    controller.start([MIC]);
    listen('mic');
    await say('mic');
    expect(happened('caption-final')).toEqual([]);
    await say('mic', [[20, 0]]);
    expect(happened('caption-final')).toHaveLength(1);
  });

  it('leave the spool once they are on disk', async () => {
    const { controller, state, spooled, say, listen } = openController();
    const { sessionId } = controller.start([MIC]);
    listen('mic');
    state.storeBroken = true;
    await say('mic');
    expect([...spooled]).toEqual([expect.stringMatching(`^${sessionId} .+`)]);
    state.storeBroken = false;
    await controller.end();
    expect(spooled.size).toBe(0);
  });

  it('were painted so long after their sound; other events have no sound', async () => {
    const { controller, events, say, listen } = openController();
    controller.start([MIC]);
    listen('mic');
    await say('mic');
    await controller.end();
    const final = events.find(({ happening }) => happening.type === 'caption-final') as SessionEvent;
    const heardAt = CAPTURED_AT - FRAME_MS + SENTENCE_ENDS_MS;
    expect(controller.paintDelay(final.seq, heardAt + 640)).toBe(640);
    expect(controller.paintDelay(1, heardAt)).toBeNull();
    controller.start([MIC]);
    expect(controller.paintDelay(final.seq, heardAt)).toBeNull();
  });
});

describe('a stop', () => {
  it('closes the lanes, captions what was being said, and resolves when all of it is saved', async () => {
    const { controller, commands, saved, happened, say, listen } = openController();
    controller.start([MIC, SYSTEM]);
    listen('mic');
    const words = await say('mic', SENTENCE.slice(0, 2));
    expect(happened('caption-final')).toEqual([]);
    await controller.end();
    expect(commands.slice(2)).toEqual([closed(MIC), closed(SYSTEM)]);
    expect(happened('caption-final').map(({ text }) => text)).toEqual([words]);
    expect(saved.at(-1)?.happening).toMatchObject({
      type: 'session-ended',
      reason: 'stopped',
      durationMs: SENTENCE_ENDS_MS,
    });
    expect(controller.running).toBe(false);
    expect(controller.view).toMatchObject({ phase: 'ended', captions: [{ text: words }] });
  });

  it('asked for twice ends the session once, and both wait for it', async () => {
    const { controller, happened } = openController();
    controller.start([MIC]);
    await Promise.all([controller.end(), controller.end('failed')]);
    expect(happened('session-ended').map(({ reason }) => reason)).toEqual(['stopped']);
    expect(controller.running).toBe(false);
  });

  it('is deaf to what capture still says', async () => {
    const { controller, engine, commands, events, levels, notices, say, listen, lose } = openController(
      new ScriptedEngine(),
    );
    controller.start([MIC]);
    listen('mic');
    await say('mic');
    const stopped = controller.end();
    await nextTurn();
    const before = { commands: [...commands], events: [...events], levels: [...levels] };
    await say('mic', [[9, 0.9]]);
    lose('mic', 'USB mic');
    controller.take({ type: 'lane-failed', laneId: 'mic', code: 'microphone-busy' });
    // A lane that is opened now would never be closed.
    controller.captureRestarted();
    await nextTurn();
    expect({ commands, events, levels }).toEqual(before);
    expect(notices.all).toEqual([]);
    for (const { chunk, say: answer } of engine.submitted) if (chunk.kind === 'final') answer('words');
    await stopped;
  });
});

describe('a session whose sources are over', () => {
  it('ends by itself, with captions of all that they gave', async () => {
    const { controller, happened, say, listen } = openController();
    controller.start([MIC]);
    listen('mic');
    const words = await say('mic', SENTENCE.slice(0, 2));
    controller.take({ type: 'lane-ended', laneId: 'mic' });
    // Comes too late to be why it ends: this only waits.
    await controller.end();
    expect(happened('caption-final').map(({ text }) => text)).toEqual([words]);
    expect(happened('session-ended').map(({ reason }) => reason)).toEqual(['source-ended']);
  });

  it('goes on while one of them has sound', async () => {
    const { controller, happened, listen } = openController();
    controller.start([MIC, SYSTEM]);
    listen('mic');
    listen('sys');
    controller.take({ type: 'lane-failed', laneId: 'mic', code: 'microphone-busy' });
    await nextTurn();
    expect(controller.running).toBe(true);
    controller.take({ type: 'lane-ended', laneId: 'sys' });
    await controller.end();
    expect(happened('session-ended').map(({ reason }) => reason)).toEqual(['source-ended']);
  });

  it('has failed when none could be heard, and says why, in its feed as well', async () => {
    const { controller, happened, shownNotices } = openController();
    controller.start([MIC]);
    controller.take({ type: 'lane-failed', laneId: 'mic', code: 'microphone-refused' });
    await controller.end();
    expect(shownNotices()).toEqual(['error microphone-refused']);
    expect(happened('lane-state')).toMatchObject([{ state: 'failed', code: 'microphone-refused' }]);
    expect(happened('notice').map(({ notice }) => notice.code)).toEqual(['microphone-refused']);
    expect(happened('session-ended').map(({ reason }) => reason)).toEqual(['failed']);
  });
});

describe('what was wrong with a source', () => {
  it('is taken back when a session starts anew; other notices stay', async () => {
    const { controller, notices, shownNotices } = openController();
    controller.start([MIC]);
    notices.add('error', 'store-newer');
    controller.take({ type: 'lane-failed', laneId: 'mic', code: 'media-unreadable' });
    await controller.end();
    expect(shownNotices()).toEqual(['error store-newer', 'error media-unreadable']);
    controller.start([MIC]);
    expect(shownNotices()).toEqual(['error store-newer']);
  });
});

describe('a file with several sound tracks', () => {
  const FILE = { kind: 'file', mediaId: 'm1', name: 'show.mkv' } as const;
  const TRACKS = [0, 1, 2].map((index) => ({ index, language: null, title: null }));

  it('is said to have them as it starts, with which of them is captioned', async () => {
    const { controller, happened, notices, tracks } = openController();
    tracks.set('m1', TRACKS);
    controller.start([{ ...MIC, source: FILE }]);
    await controller.end();
    expect(notices.all).toMatchObject([
      { level: 'info', code: 'media-tracks', params: { name: 'show.mkv', track: 1, total: 3 } },
    ]);
    expect(happened('notice').map(({ notice }) => notice.code)).toEqual(['media-tracks']);
  });

  it('is not, when the user chose one or there is nothing to choose', async () => {
    const { controller, notices, tracks } = openController();
    tracks.set('m1', TRACKS).set('m2', TRACKS.slice(1, 2));
    controller.start([{ ...MIC, source: { ...FILE, track: 0 } }]);
    await controller.end();
    controller.start([{ ...MIC, source: { ...FILE, mediaId: 'm2' } }]);
    await controller.end();
    expect(notices.all).toEqual([]);
  });
});

describe('the language side', () => {
  it('begins before the first event, and ends after the last caption and before the session', async () => {
    const { controller, log, say, listen } = openController();
    controller.start([MIC]);
    listen('mic');
    await say('mic', SENTENCE.slice(0, 2));
    await controller.end();
    expect(log[0]).toBe('language begins');
    expect(log.slice(log.indexOf('shown caption-final'))).toEqual([
      'shown caption-final',
      'language ends',
      'saved session-ended',
      'shown session-ended',
    ]);
  });

  it('may add to the session until its own end, which is waited for', async () => {
    const { controller, language, events, listen } = openController();
    const last = gate();
    controller.start([MIC]);
    listen('mic');
    language.append({ type: 'translation-final', captionId: 'c', language: 'ko', text: '하나' });
    language.onEnd = async () => {
      await last.opened;
      language.append({ type: 'translation-final', captionId: 'c', language: 'ko', text: '둘' });
    };
    const stopped = controller.end();
    await nextTurn();
    expect(controller.running).toBe(true);
    last.open();
    await stopped;
    language.append({ type: 'translation-final', captionId: 'c', language: 'ko', text: '셋' });
    await nextTurn();
    const said = events.map(({ happening }) => ('text' in happening ? happening.text : happening.type));
    expect(said).toEqual(['session-started', 'lane-state', '하나', '둘', 'session-ended']);
  });
});

describe('a session that is being stopped', () => {
  it('ends though the language side fails, and what was said is saved', async () => {
    const { controller, language, log, say, listen, shownNotices } = openController();
    controller.start([MIC]);
    listen('mic');
    await say('mic');
    language.onEnd = () => Promise.reject(new Error('broken'));
    await controller.end();
    expect(controller.running).toBe(false);
    expect(log).toContain('saved caption-final');
    expect(log.at(-1)).toBe('shown session-ended');
    expect(shownNotices()).toEqual(['error unexpected']);
  });

  it('is settled when it is over; any other session is', async () => {
    const { controller, language, log } = openController();
    const last = gate();
    language.onEnd = () => last.opened;
    const { sessionId } = controller.start([MIC]);
    await controller.settled(sessionId);
    void controller.end();
    const settled = controller.settled(sessionId).then(() => log.push('settled'));
    await controller.settled('another');
    await nextTurn();
    expect(log).not.toContain('settled');
    last.open();
    await settled;
    expect(log.slice(-2)).toEqual(['shown session-ended', 'settled']);
    await controller.settled(sessionId);
  });
});

describe('a store that fails', () => {
  it('keeps nobody from captions; it is said once and taken back when all is saved after all', async () => {
    const { controller, state, saved, happened, say, listen, shownNotices } = openController();
    controller.start([MIC]);
    listen('mic');
    await nextTurn();
    state.storeBroken = true;
    await say('mic', [...SENTENCE, ...SENTENCE]);
    expect(happened('caption-final')).toHaveLength(2);
    expect(shownNotices()).toEqual(['error store-failed']);
    expect(saved.some(({ happening }) => happening.type === 'caption-final')).toBe(false);
    state.storeBroken = false;
    await controller.end();
    expect(shownNotices()).toEqual([]);
    expect(saved.filter(({ happening }) => happening.type === 'caption-final')).toHaveLength(2);
    expect(saved.map(({ seq }) => seq)).toEqual(saved.map(({ seq }) => seq).toSorted((a, b) => a - b));
  });

  it('to the end leaves its notice up, and the session ends all the same', async () => {
    const { controller, state, happened, shownNotices } = openController();
    state.storeBroken = true;
    controller.start([MIC]);
    await controller.end();
    expect(happened('session-ended')).toHaveLength(1);
    expect(controller.running).toBe(false);
    expect(shownNotices()).toEqual(['error store-failed']);
  });
});

describe('a mark', () => {
  it('is made at the time that is being heard, and kept', async () => {
    const { controller, happened, listen, say } = openController();
    controller.start([MIC]);
    listen('mic');
    await say('mic');
    const { markId } = controller.mark();
    await nextTurn();
    expect(happened('moment-marked')).toEqual([
      { type: 'moment-marked', markId, atMs: expect.any(Number) as number, note: '' },
    ]);
    expect(controller.view.marks[0]?.atMs).toBeGreaterThan(0);
  });

  it('is refused while nothing runs', () => {
    const { controller } = openController();
    expect(() => controller.mark()).toThrow(new JamakError('session-idle'));
  });

  it('gets another note after the end, where windows see it', async () => {
    const { controller, events } = openController();
    const { sessionId } = controller.start([MIC]);
    const { markId } = controller.mark();
    await controller.end();
    const { seq } = controller.view;
    controller.showLate('another', { type: 'moment-marked', markId, atMs: 0, note: 'no' });
    controller.showLate(sessionId, { type: 'moment-marked', markId, atMs: 0, note: 'later' });
    expect(controller.view.marks).toEqual([{ id: markId, atMs: 0, note: 'later' }]);
    expect(events.at(-1)).toMatchObject({ seq: seq + 1, happening: { note: 'later' } });
  });
});

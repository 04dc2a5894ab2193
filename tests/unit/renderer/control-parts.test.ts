import { describe, expect, it } from 'vitest';
import { letterOf } from '../../../src/renderer/control/digest/use-catch-up-key';
import { approach, FLOOR_DB, toDecibels, toFraction } from '../../../src/renderer/control/source/level-scale';
import { addOwn, allNotices, ownNotice } from '../../../src/renderer/control/state/notice-list';
import { sessionStatus } from '../../../src/renderer/control/state/session-status';
import { transcriptRows } from '../../../src/renderer/control/transcript/transcript-rows';
import { formatClock, formatSeconds, formatTokens } from '../../../src/renderer/ui/format';
import { spaceBetween } from '../../../src/renderer/ui/interim-text';
import type { LaneState } from '../../../src/shared/events';

describe('sessionStatus', () => {
  const lanes = (...states: LaneState[]) =>
    states.map((state, at) => ({
      id: `lane-${at}`,
      label: '',
      source: { kind: 'sample' as const },
      state,
      lagMs: 0,
    }));

  it('lets the worst lane speak for all', () => {
    expect(sessionStatus({ phase: 'running', lanes: lanes('listening', 'lost') }, null)).toBe('lost');
    expect(sessionStatus({ phase: 'running', lanes: lanes('listening', 'failed') }, null)).toBe('failed');
    expect(sessionStatus({ phase: 'running', lanes: lanes('listening', 'opening') }, null)).toBe('starting');
    expect(sessionStatus({ phase: 'running', lanes: lanes('listening', 'ended') }, null)).toBe('listening');
  });

  it('says that the last words are being finished when every source has ended', () => {
    expect(sessionStatus({ phase: 'running', lanes: lanes('ended') }, null)).toBe('stopping');
  });

  it('shows what was just asked for before main has done it', () => {
    expect(sessionStatus({ phase: 'idle', lanes: [] }, 'starting')).toBe('starting');
    expect(sessionStatus({ phase: 'idle', lanes: [] }, null)).toBe('ready');
    expect(sessionStatus({ phase: 'ended', lanes: lanes('ended') }, null)).toBe('ready');
  });
});

describe('transcriptRows', () => {
  it('puts gaps where they happened', () => {
    const caption = (id: string, startMs: number) => ({
      id,
      laneId: 'l',
      startMs,
      endMs: startMs + 1,
      text: id,
    });
    const gap = { laneId: 'l', startMs: 15, endMs: 18, code: 'speech-failed' as const };
    const rows = transcriptRows([caption('a', 10), caption('b', 20)], [gap]);
    expect(rows.map(({ key }) => key)).toEqual(['a', 'gap-0', 'b']);
  });
});

describe('notices', () => {
  it('does not say twice what main says too', () => {
    const own = ownNotice('error', 'export-failed', { path: '/a' });
    const fromMain = { ...own, id: 'main-1' };
    expect(allNotices([fromMain], [own])).toEqual([fromMain]);
    expect(allNotices([{ ...fromMain, params: { path: '/b' } }], [own])).toHaveLength(2);
  });

  it('says the same words once and keeps only the latest few', () => {
    const own = [
      'microphone-refused',
      'microphone-refused',
      'microphone-busy',
      'media-missing',
      'export-failed',
      'unexpected',
    ] as const;
    const kept = own.map((code) => ownNotice('error', code, {})).reduce(addOwn, []);
    expect(kept.map(({ code }) => code)).toEqual([
      'microphone-busy',
      'media-missing',
      'export-failed',
      'unexpected',
    ]);
  });
});

describe('the level meter', () => {
  it('shows decibels between its floor and full scale', () => {
    expect(toDecibels(0)).toBe(FLOOR_DB);
    expect(toDecibels(1)).toBe(0);
    expect(toDecibels(2)).toBe(0);
    expect(toDecibels(0.1)).toBeCloseTo(-20);
    expect(toFraction(FLOOR_DB)).toBe(0);
    expect(toFraction(0)).toBe(1);
  });

  it('arrives, and rises faster than it falls', () => {
    expect(approach(0, 1, 16)).toBeGreaterThan(1 - approach(1, 0, 16));
    let shown = 1;
    for (let frame = 0; frame < 200 && shown !== 0; frame++) shown = approach(shown, 0, 16);
    expect(shown).toBe(0);
  });
});

describe('words and times', () => {
  it('writes clocks with hours only when there are any', () => {
    expect(formatClock(0)).toBe('00:00');
    expect(formatClock(61_999)).toBe('01:01');
    expect(formatClock(3_600_000)).toBe('1:00:00');
    expect(formatClock(-5)).toBe('00:00');
    expect(formatSeconds(420, 'en')).toBe('0.4');
  });

  it('writes counts of tokens as short as their language does', () => {
    expect(formatTokens(950, 'en')).toBe('950');
    expect(formatTokens(20_170, 'en')).toBe('20.2K');
    expect(formatTokens(20_170, 'ko')).toBe('2만');
  });

  it('knows a letter by its key on every layout, and under a Korean input method', () => {
    expect(letterOf({ key: 'c', code: 'KeyC' })).toBe('C');
    expect(letterOf({ key: 'c', code: 'KeyI' })).toBe('C');
    expect(letterOf({ key: 'j', code: 'KeyC' })).toBe('J');
    expect(letterOf({ key: 'ㅊ', code: 'KeyC' })).toBe('C');
    expect(letterOf({ key: 'Process', code: 'KeyC' })).toBe('C');
    expect(letterOf({ key: 'Enter', code: 'Enter' })).toBe('');
  });

  it('joins stable and tentative words with exactly one space where one belongs', () => {
    expect(spaceBetween({ stable: 'hello', tentative: 'there' })).toBe(' ');
    expect(spaceBetween({ stable: 'hello ', tentative: 'there' })).toBe('');
    expect(spaceBetween({ stable: 'hello', tentative: ' there' })).toBe('');
    expect(spaceBetween({ stable: 'hello', tentative: ', there' })).toBe('');
    expect(spaceBetween({ stable: '', tentative: 'there' })).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { sessionStatus } from '../../../../../src/renderer/ui/parts/session-status';
import type { LaneState } from '../../../../../src/shared/session/events';

describe('sessionStatus', () => {
  const lanes = (...states: LaneState[]) =>
    states.map((state, at) => ({
      id: `lane-${at}`,
      name: '',
      colour: 'sky' as const,
      muted: false,
      source: { kind: 'sample' as const },
      state,
      lagMs: 0,
    }));

  it('lets the worst lane speak for all', () => {
    expect(sessionStatus({ phase: 'running', paused: false, lanes: lanes('listening', 'lost') }, null)).toBe(
      'lost',
    );
    expect(
      sessionStatus({ phase: 'running', paused: false, lanes: lanes('listening', 'failed') }, null),
    ).toBe('failed');
    expect(
      sessionStatus({ phase: 'running', paused: false, lanes: lanes('listening', 'opening') }, null),
    ).toBe('starting');
    expect(sessionStatus({ phase: 'running', paused: false, lanes: lanes('listening', 'ended') }, null)).toBe(
      'listening',
    );
  });

  it('says that nothing is heard because the user wants it so', () => {
    const view = { phase: 'running' as const, paused: false, lanes: lanes('listening', 'listening') };
    const muted = view.lanes.map((lane) => ({ ...lane, muted: true }));
    expect(sessionStatus({ ...view, paused: true }, null)).toBe('paused');
    expect(sessionStatus({ ...view, lanes: muted }, null)).toBe('muted');
    expect(sessionStatus({ ...view, lanes: muted.with(0, { ...muted[0]!, muted: false }) }, null)).toBe(
      'listening',
    );
    expect(sessionStatus({ ...view, lanes: lanes('listening', 'removed') }, null)).toBe('listening');
  });

  it('says that the last words are being finished when every source has ended', () => {
    expect(sessionStatus({ phase: 'running', paused: false, lanes: lanes('ended') }, null)).toBe('stopping');
  });

  it('shows what was just asked for before main has done it', () => {
    expect(sessionStatus({ phase: 'idle', paused: false, lanes: [] }, 'starting')).toBe('starting');
    expect(sessionStatus({ phase: 'idle', paused: false, lanes: [] }, null)).toBe('ready');
    expect(sessionStatus({ phase: 'ended', paused: false, lanes: lanes('ended') }, null)).toBe('ready');
  });
});

import { expect, it } from 'vitest';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { trayState } from '../../../../src/main/app/tray/tray-state';
import type { LaneState } from '../../../../src/shared/session/events';
import type { SessionView } from '../../../../src/shared/session/session-view';

const lanes = (...states: LaneState[]): SessionView['lanes'] =>
  states.map((state, at) => ({
    id: `lane-${at}`,
    name: '',
    colour: 'sky',
    muted: false,
    source: { kind: 'sample' },
    state,
    lagMs: 0,
  }));
const RUNNING = { running: true, paused: false };

it('tells whether captions run, are paused, or are hindered', () => {
  expect(trayState({ running: false, paused: false }, [], [{ code: 'store-failed' }])).toBe('idle');
  expect(trayState(RUNNING, lanes('listening', 'ended', 'removed'), [])).toBe('capturing');
  expect(trayState({ ...RUNNING, paused: true }, lanes('listening'), [])).toBe('paused');
  expect(trayState(RUNNING, lanes('listening', 'lost'), [])).toBe('trouble');
  expect(trayState({ ...RUNNING, paused: true }, lanes('failed'), [])).toBe('trouble');
  expect(trayState(RUNNING, lanes('listening'), [{ code: 'store-failed' }])).toBe('trouble');
  expect(trayState(RUNNING, lanes('listening'), [{ code: 'export-disk-full' }])).toBe('capturing');
});

it('has an icon for each, at the scales of all systems', () => {
  const scales = ['', '@1.25x', '@1.5x', '@2x', '@3x', 'Template', 'Template@2x'];
  const files = ['idle', 'capturing', 'paused', 'trouble'].flatMap((state) =>
    scales.map((scale) => join(import.meta.dirname, '../../../../resources/tray', `${state}${scale}.png`)),
  );
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

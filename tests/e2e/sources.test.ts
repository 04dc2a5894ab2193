import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Lane } from '../../src/shared/source';
import { startStreamServer } from '../fakes/stream-server';
import { COUNTRY, expect, JFK, test } from './jamak';

const run = promisify(execFile);

test('captions one application beside a live stream, and nothing else that plays', async ({ launch }) => {
  test.skip(process.env['PULSE_SERVER'] === undefined, 'no sound server can run here');
  const server = await startStreamServer();
  const userData = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
  // As if the user had agreed to it: the question is a dialog of the system.
  writeFileSync(
    join(userData, 'settings.json'),
    JSON.stringify({ version: 2, streamOrigins: [server.origin] }),
  );
  const other = spawn('paplay', ['--client-name=Other', join(process.cwd(), 'resources/sample/sample.flac')]);
  try {
    const app = await launch({ userData });
    const lanes: Lane[] = [
      {
        id: 'player',
        name: 'Player',
        colour: 'sky',
        muted: false,
        source: { kind: 'application', name: '플레이어 1' },
      },
      {
        id: 'stream',
        name: 'Stream',
        colour: 'amber',
        muted: false,
        source: { kind: 'stream', url: `${server.origin}/live.m3u8` },
      },
    ];
    const control = await app.window('control');
    const started = await control.evaluate(
      (all) =>
        (window as unknown as { jamak: import('../../src/shared/window-api').ControlApi }).jamak.startSession(
          { lanes: all },
        ),
      lanes,
    );
    expect(started.ok).toBe(true);
    const notice = control.locator('[data-testid="notice"][data-code="application-away"]');
    await expect(notice).toBeVisible();
    const playing = run('paplay', ['--client-name=플레이어 1', JFK], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    await expect(notice).toBeHidden();
    const textOf = async (laneId: string): Promise<string> => {
      const reply = await app.ask((jamak) => jamak.state());
      const captions = reply.ok ? reply.value.session.captions : [];
      return captions.flatMap((caption) => (caption.laneId === laneId ? caption.text : [])).join(' ');
    };
    await expect.poll(() => textOf('stream'), { timeout: 30_000 }).toMatch(COUNTRY);
    await playing;
    await expect.poll(() => textOf('player')).toMatch(COUNTRY);
    // It plays no more: what follows has no sound until it plays again.
    await expect(notice).toBeVisible();
    expect(await textOf('player')).not.toMatch(/netherlands|canal/i);
    const volume = execFileSync('pactl', ['get-sink-volume', 'jamak'], { encoding: 'utf8' });
    expect(volume).toContain('100%');
    await control.getByTestId('start-stop').click();
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
    // No process of ours listens any more.
    const listening = execFileSync('pactl', ['list', 'short', 'source-outputs'], { encoding: 'utf8' });
    expect(listening.trim()).toBe('');
  } finally {
    other.kill();
    await server.close();
  }
});

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CrashLog,
  KEPT_MS,
  MOST_CRASHES,
  parseCrashes,
} from '../../../../src/main/app/diagnostics/crash-log';
import { Dumps } from '../../../../src/main/app/diagnostics/dumps';
import { RunMarker } from '../../../../src/main/app/diagnostics/run-marker';
import { temporaryFolder } from '../../scripts/temporary-folder';

const DAY_MS = 24 * 3600 * 1000;
const NOW = 1_800_000_000_000;
let now = NOW;
beforeEach(() => {
  now = NOW;
});

function open(folder = temporaryFolder(), captioning = false) {
  const path = join(folder, 'crashes.json');
  const log = new CrashLog({
    path,
    version: '1.2.3',
    captioning: () => captioning,
    onError: (error) => expect.fail(String(error)),
    now: () => now,
    uptimeMs: () => 60_000,
  });
  const written = (): Promise<void> =>
    vi.waitFor(() => expect(parseCrashes(readFileSync(path, 'utf8'))).toEqual(log.all), {
      timeout: 30_000,
    });
  return { log, path, written, folder };
}

describe('what crashed', () => {
  it('is kept for the next run, and nothing of it but kinds, numbers and the version', async () => {
    const { log, path, written, folder } = open(temporaryFolder(), true);
    log.add('speech-host', 'crashed', 139);
    await written();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      version: 1,
      crashes: [
        {
          at: NOW,
          what: 'speech-host',
          reason: 'crashed',
          exitCode: 139,
          version: '1.2.3',
          uptimeMs: 60_000,
          captioning: true,
        },
      ],
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(open(folder).log.all).toEqual(log.all);
  });

  it('is told once of what hangs and is ended for it, and again when it crashes later', async () => {
    const { log, written } = open();
    log.add('control', 'hangs');
    now += 100;
    log.add('control', 'killed', 9);
    log.add('overlay', 'crashed', 5);
    expect(log.all.map(({ what, reason }) => `${what} ${reason}`)).toEqual([
      'overlay crashed',
      'control hangs',
    ]);
    now += 60_000;
    log.add('control', 'crashed', 5);
    expect(log.all).toHaveLength(3);
    await written();
  });

  it('is no more than fifty, of thirty days, and none once it is deleted', async () => {
    const { log, path, written, folder } = open();
    for (let count = 0; count < MOST_CRASHES + 30; count++) {
      log.add('capture', 'crashed', count);
      now += 10_000;
    }
    expect(log.all).toHaveLength(MOST_CRASHES);
    expect(log.all[0]?.exitCode).toBe(MOST_CRASHES + 29);
    await written();
    now += KEPT_MS;
    expect(log.all).toEqual([]);
    expect(open(folder).log.all).toEqual([]);
    log.add('capture', 'crashed', 1);
    log.clear();
    await written();
    expect(parseCrashes(readFileSync(path, 'utf8'))).toEqual([]);
  });
});

describe('memory of what crashed', () => {
  function write(folder: string, name: string, bytes: number, ageMs = 0): string {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, Buffer.alloc(bytes));
    utimesSync(path, (NOW - ageMs) / 1000, (NOW - ageMs) / 1000);
    return path;
  }

  it('is the newest three, however the crash handler orders them, with what it notes beside them', () => {
    const folder = temporaryFolder();
    for (let index = 0; index < 6; index++) {
      write(folder, `${index % 2 === 0 ? 'completed' : 'pending'}/${index}.dmp`, 10, index * 1000);
      write(folder, `${index % 2 === 0 ? 'completed' : 'pending'}/${index}.meta`, 1, index * 1000);
    }
    const settings = write(folder, 'settings.dat', 40);
    const dumps = new Dumps(folder, () => NOW);
    dumps.prune();
    expect(dumps.list().map(({ path }) => path.slice(folder.length + 1))).toEqual([
      join('completed', '0.dmp'),
      join('pending', '1.dmp'),
      join('completed', '2.dmp'),
    ]);
    expect(readdirSync(join(folder, 'pending')).toSorted()).toEqual(['1.dmp', '1.meta']);
    dumps.clear();
    expect(dumps.list()).toEqual([]);
    // The handler's own settings, without which it could not go on.
    expect(existsSync(settings)).toBe(true);
    expect(readdirSync(join(folder, 'completed'))).toEqual([]);
  });

  it('is of thirty days and so many bytes; where there is none, nothing is', () => {
    const folder = temporaryFolder();
    write(folder, 'new.dmp', 40 * 1024 * 1024);
    write(folder, 'too-much.dmp', 40 * 1024 * 1024, 1000);
    write(folder, 'old.dmp', 10, 31 * DAY_MS);
    const dumps = new Dumps(folder, () => NOW);
    dumps.prune();
    expect(readdirSync(folder)).toEqual(['new.dmp']);
    const none = new Dumps(join(folder, 'none'));
    none.prune();
    none.clear();
    expect(none.list()).toEqual([]);
  });
});

describe('whether the run before this one was closed', () => {
  it('is told once, with what it was doing and which version it was', () => {
    const path = join(temporaryFolder(), 'running.json');
    const first = new RunMarker(path, '1.0.0', NOW);
    expect(first.left).toBeNull();
    first.captioning(true);
    const second = new RunMarker(path, '2.0.0', NOW + 5);
    expect(second.left).toEqual({
      at: NOW + 5,
      what: 'app',
      reason: 'not-closed',
      exitCode: null,
      version: '1.0.0',
      uptimeMs: null,
      captioning: true,
    });
    second.goodbye();
    expect(new RunMarker(path, '2.0.0', NOW).left).toBeNull();
  });

  it('is no reason not to start, whatever lies there', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'running.json');
    mkdirSync(path);
    const marker = new RunMarker(path, '1.0.0', NOW);
    expect(marker.left).toBeNull();
    marker.captioning(true);
    const cut = join(folder, 'cut.json');
    writeFileSync(cut, '{"version":"1');
    expect(new RunMarker(cut, '1.0.0', NOW).left).toMatchObject({ reason: 'not-closed', version: '' });
  });
});

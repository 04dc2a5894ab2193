import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listName } from '../../../src/main/app/updates/addresses';
import { canMount, mountSmallDisk, NEEDS_MOUNT, type SmallDisk } from '../../disks/small-disk';
import { DownloadServer, type Behaviour } from '../../fakes/download-server';
import { installed, LIST, NAME, NEW, newKey, NOTES, OLD, release, type InstalledOptions } from './release';

/** electron-updater replaces AppImages on Linux alone. */
const onLinux = describe.runIf(process.platform === 'linux');
const FILE = `/${NAME}`;
const ours = newKey();
const never = new AbortController().signal;
const ignore = (): void => undefined;
/** How long a silent server is waited for, ms; every other one answers before that. */
const STALL_MS = 1_000;

async function serve(files: Record<string, Buffer> = release({ key: ours })): Promise<DownloadServer> {
  return DownloadServer.start(files);
}

function jamak(server: DownloadServer, options: Partial<InstalledOptions> = {}) {
  return installed({ baseUrl: server.url, keys: [ours], ...options });
}

onLinux('a newer version', () => {
  it('is found, told in both languages, fetched, put in place of the old file, and started', async () => {
    const server = await serve();
    const here = jamak(server);
    const update = await here.updater.check('stable', never);
    expect(update).toEqual({ version: '0.2.0', notes: NOTES, bytes: NEW.length });
    const received: number[] = [];
    await here.updater.download((bytes) => received.push(bytes), never);
    expect(received.at(-1)).toBe(NEW.length);
    expect(here.isOld()).toBe(true);
    await here.updater.install(true);
    expect(readFileSync(here.path).equals(NEW)).toBe(true);
    expect(statSync(here.path).mode & 0o777).toBe(0o750);
    expect(here.restarts).toEqual([here.path]);
    // Nothing is left over beside it, and nothing else was asked.
    expect(readdirSync(here.folder)).toEqual(['Jamak.AppImage']);
    expect(server.requests.map(({ path }) => path)).toEqual([LIST, `${LIST}.sig`, FILE]);
    expect(here.outbound.connections).toMatchObject([{ purpose: 'updates', origin: server.url, count: 3 }]);
    // electron-updater's number for a user is never made.
    expect(existsSync(join(here.own, '.updaterId'))).toBe(false);
  });

  it('that is installed at quitting is not started', async () => {
    const here = jamak(await serve());
    await here.updater.check('stable', never);
    await here.updater.download(ignore, never);
    await here.updater.install(false);
    expect(readFileSync(here.path).equals(NEW)).toBe(true);
    expect(here.restarts).toEqual([]);
  });

  it('that was fetched in an earlier run is not fetched again', async () => {
    const server = await serve();
    const first = jamak(server);
    await first.updater.check('stable', never);
    await first.updater.download(ignore, never);
    const second = jamak(server, { cachePath: first.cachePath });
    await second.updater.check('stable', never);
    await second.updater.download(ignore, never);
    expect(server.asked(FILE)).toHaveLength(1);
    await second.updater.install(false);
    expect(readFileSync(second.path).equals(NEW)).toBe(true);
  });

  it('signed by a key that follows the old one is believed', async () => {
    const next = newKey();
    const here = jamak(await serve(release({ key: next })), { keys: [ours, next] });
    expect(await here.updater.check('beta', never)).toMatchObject({ version: '0.2.0' });
  });

  it('may lie where the server redirects to', async () => {
    const server = await serve({ ...release({ key: ours }), '/elsewhere': NEW });
    server.behave(FILE, { redirectTo: '/elsewhere' });
    const here = jamak(server);
    await here.updater.check('stable', never);
    await here.updater.download(ignore, never);
    await here.updater.install(false);
    expect(readFileSync(here.path).equals(NEW)).toBe(true);
  });

  it('is told of where this Jamak can’t replace itself', async () => {
    const here = jamak(await serve(), { installation: { type: 'elsewhere', endings: ['.deb'] } });
    expect(await here.updater.check('stable', never)).toMatchObject({ version: '0.2.0', bytes: null });
  });
});

onLinux('a version that is not newer is none', () => {
  it.each(['0.0.9', '0.1.0', '0.1.0-beta.3'])('%s', async (version) => {
    const server = await serve(release({ key: ours, version }));
    const here = jamak(server);
    for (const channel of ['stable', 'beta'] as const) {
      expect(await here.updater.check(channel, never)).toBeNull();
    }
    expect(server.asked(FILE)).toEqual([]);
    expect(here.isOld()).toBe(true);
  });
});

onLinux('a list that is not genuine is not believed in anything', () => {
  const right = release({ key: ours });
  const text = right[LIST]?.toString() ?? '';
  const beta = `/${listName('beta')}`;
  it.each<[string, Record<string, Buffer | undefined>]>([
    ['signed by somebody else', release({ key: newKey() })],
    ['without a signature', { ...right, [`${LIST}.sig`]: undefined }],
    ['with an empty signature', { ...right, [`${LIST}.sig`]: Buffer.of() }],
    ['with a signature that is none', { ...right, [`${LIST}.sig`]: Buffer.from('no'.repeat(300)) }],
    ['changed after it was signed', { ...right, [LIST]: Buffer.from(text.replace('0.2.0', '0.3.0')) }],
    ['that is another channel’s', { ...right, [LIST]: right[beta], [`${LIST}.sig`]: right[`${beta}.sig`] }],
  ])('%s', async (_what, files) => {
    const there = Object.entries(files).filter((entry): entry is [string, Buffer] => entry[1] !== undefined);
    const server = await serve(Object.fromEntries(there));
    const here = jamak(server);
    await expect(here.updater.check('stable', never)).rejects.toMatchObject({ code: 'update-forged' });
    await expect(here.updater.download(ignore, never)).rejects.toMatchObject({ code: 'update-missing' });
    expect(server.asked(FILE)).toEqual([]);
    expect(here.isOld()).toBe(true);
  });
});

onLinux('a server that answers badly when it is asked for the list', () => {
  const endless = Buffer.alloc(3_000_000, 'version: 9.9.9\n');
  it.each<[string, Behaviour, string]>([
    ['says nothing', { silentAfter: 0 }, 'update-unreachable'],
    ['stops in the middle', { silentAfter: 20 }, 'update-unreachable'],
    ['breaks off', { cutAfter: 20 }, 'update-unreachable'],
    ['fails', { status: 500 }, 'update-unreachable'],
    ['has none', { status: 404 }, 'update-missing'],
    ['sends one without end', { content: endless, contentLength: null }, 'update-unreadable'],
    [
      'leads to where nothing is encrypted',
      { redirectTo: 'http://192.0.2.1/latest.yml' },
      'update-unreachable',
    ],
    ['leads in circles', { redirectTo: LIST }, 'update-unreachable'],
  ])('%s', async (_what, behaviour, code) => {
    const server = await serve();
    server.behave(LIST, behaviour);
    const here = jamak(server, 'silentAfter' in behaviour ? { stallMs: STALL_MS } : {});
    await expect(here.updater.check('stable', never)).rejects.toMatchObject({ code });
    expect(here.isOld()).toBe(true);
    // It is well again.
    server.behave(LIST, {});
    expect(await here.updater.check('stable', never)).toMatchObject({ version: '0.2.0' });
  });

  it('is gone', async () => {
    const server = await serve();
    const here = jamak(server);
    await server.close();
    await expect(here.updater.check('stable', never)).rejects.toMatchObject({ code: 'update-unreachable' });
    expect(here.isOld()).toBe(true);
  });

  it('signs what makes no sense', async () => {
    const server = await serve(release({ key: ours, version: 'the next one' }));
    await expect(jamak(server).updater.check('stable', never)).rejects.toMatchObject({
      code: 'update-unreadable',
    });
  });
});

onLinux('a download that goes wrong leaves the old file as it was and nothing behind', () => {
  const other = Buffer.from(NEW);
  other[1234] = 0;
  it.each<[string, Behaviour, string]>([
    ['other bytes than the list says', { content: other }, 'update-damaged'],
    [
      'more bytes than the list says',
      { content: Buffer.concat([NEW, NEW]), contentLength: null },
      'update-damaged',
    ],
    ['fewer bytes', { content: NEW.subarray(1), contentLength: null }, 'update-broken'],
    ['a connection that breaks off', { cutAfter: 100_000 }, 'update-broken'],
    ['a server that falls silent', { silentAfter: 100_000 }, 'update-broken'],
    ['a server that says nothing', { silentAfter: 0 }, 'update-broken'],
    ['no such file', { status: 404 }, 'update-missing'],
    ['a server that fails', { status: 503 }, 'update-broken'],
    ['a way to where nothing is encrypted', { redirectTo: 'http://192.0.2.1/x' }, 'update-broken'],
  ])('%s', async (_what, behaviour, code) => {
    const server = await serve();
    server.behave(FILE, behaviour);
    const here = jamak(server, 'silentAfter' in behaviour ? { stallMs: STALL_MS } : {});
    await here.updater.check('stable', never);
    await expect(here.updater.download(ignore, never)).rejects.toMatchObject({ code });
    await expect(here.updater.install(true)).rejects.toMatchObject({ code: 'update-not-installed' });
    expect(here.isOld()).toBe(true);
    expect(here.restarts).toEqual([]);
    expect(here.pending()).toEqual([]);
    // The same Jamak takes the right one afterwards.
    server.behave(FILE, {});
    await here.updater.download(ignore, never);
    await here.updater.install(false);
    expect(readFileSync(here.path).equals(NEW)).toBe(true);
  });

  it('a list that has another digest than the file', async () => {
    const server = await serve(release({ key: ours, digestOf: Buffer.from('another file'), size: null }));
    const here = jamak(server);
    await here.updater.check('stable', never);
    await expect(here.updater.download(ignore, never)).rejects.toMatchObject({ code: 'update-damaged' });
    expect(here.isOld()).toBe(true);
    expect(here.pending()).toEqual([]);
  });

  it('the user who cancels it', async () => {
    const server = await serve();
    server.behave(FILE, { silentAfter: 100_000 });
    const here = jamak(server);
    await here.updater.check('stable', never);
    const cancel = new AbortController();
    const wish = new Error('cancelled');
    const download = here.updater.download(() => cancel.abort(wish), cancel.signal);
    await expect(download).rejects.toBe(wish);
    expect(here.isOld()).toBe(true);
    expect(here.pending()).toEqual([]);
  });
});

onLinux('an installation that goes wrong leaves the old file as it was', () => {
  async function fetched(options: Partial<InstalledOptions> = {}) {
    const here = jamak(await serve(), options);
    await here.updater.check('stable', never);
    await here.updater.download(ignore, never);
    return here;
  }

  it('of a file that was changed since it was downloaded', async () => {
    const here = await fetched();
    writeFileSync(join(here.cachePath, 'jamak-updater/pending', NAME), 'another program');
    await expect(here.updater.install(true)).rejects.toMatchObject({ code: 'update-damaged' });
    expect(here.isOld()).toBe(true);
    expect(here.restarts).toEqual([]);
    expect(readdirSync(here.folder)).toEqual(['Jamak.AppImage']);
    // The same run fetches it once more.
    await expect(here.updater.install(true)).rejects.toMatchObject({ code: 'update-not-installed' });
    await here.updater.download(ignore, never);
    await here.updater.install(false);
    expect(readFileSync(here.path).equals(NEW)).toBe(true);
  });

  it('of a file that is gone', async () => {
    const here = await fetched();
    rmSync(join(here.cachePath, 'jamak-updater/pending', NAME));
    await expect(here.updater.install(true)).rejects.toMatchObject({ code: 'update-not-installed' });
    expect(here.isOld()).toBe(true);
  });

  describe.skipIf(!canMount)(canMount ? 'on a small disk' : `on a small disk (${NEEDS_MOUNT})`, () => {
    let disk: SmallDisk;
    beforeEach(() => {
      disk = mountSmallDisk(400);
    });
    afterEach(() => disk.unmount());

    it('that is full', async () => {
      const here = await fetched({ folder: disk.folder });
      await expect(here.updater.install(true)).rejects.toMatchObject({ code: 'update-disk-full' });
      expect(here.isOld()).toBe(true);
      expect(readdirSync(here.folder)).toEqual(['Jamak.AppImage']);
    });

    it('that can only be read', async () => {
      const here = await fetched({ folder: disk.folder });
      disk.setReadOnly(true);
      await expect(here.updater.install(true)).rejects.toMatchObject({ code: 'update-not-installed' });
      expect(here.isOld()).toBe(true);
      disk.setReadOnly(false);
    });

    it('that has no room for the download', async () => {
      const here = jamak(await serve(), { cachePath: join(disk.folder, 'cache') });
      await here.updater.check('stable', never);
      await expect(here.updater.download(ignore, never)).rejects.toMatchObject({ code: 'update-disk-full' });
      expect(here.isOld()).toBe(true);
      expect(here.pending()).toEqual([]);
    });
  });
});

onLinux('who stays offline', () => {
  it('asks nobody', async () => {
    const here = installed({ baseUrl: 'https://updates.example/jamak', keys: [ours], offline: true });
    await expect(here.updater.check('stable', never)).rejects.toMatchObject({ code: 'offline' });
    expect(here.outbound.connections).toMatchObject([
      { purpose: 'updates', origin: 'https://updates.example', count: 0, refused: 1 },
    ]);
    expect(readFileSync(here.path).equals(OLD)).toBe(true);
  });
});

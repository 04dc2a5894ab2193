import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { PublicFeed } from '../../../../src/main/broadcast/contract';
import { TextFiles, type TextFilesOptions } from '../../../../src/main/broadcast/text-file/text-files';
import type { SessionEvent } from '../../../../src/shared/session/events';
import { edited, ended, final, interim, OpenFeed, started, takenBack } from '../public-feed/open-feed';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'jamak-text-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string, from = folder): string => readFileSync(join(from, name), 'utf8');

function openFiles(changes: { enabled?: boolean; folder?: string } = {}) {
  const open = new OpenFeed();
  const listeners = new Set<(event: SessionEvent) => void>();
  open.onEvent = (event) => {
    for (const listener of listeners) listener(event);
  };
  const forgotten = new Set<(sessionId: string) => void>();
  const feed: PublicFeed = {
    get view() {
      return open.feed.view;
    },
    since: (sessionId, seq) => open.feed.since(sessionId, seq),
    clean: (text) => open.feed.clean(text),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onDeleted: (listener) => {
      forgotten.add(listener);
      return () => void forgotten.delete(listener);
    },
  };
  const settings = { enabled: true, folder, columns: 40, lines: 2, speakerNames: false, ...changes };
  const told: string[] = [];
  const timers = new Map<() => void, number>();
  const files = new TextFiles({
    feed,
    settings: () => settings,
    wait: (ms, run) => {
      timers.set(run, ms);
      return () => void timers.delete(run);
    },
    onFailing: ({ code, params }) => told.push(`${code} ${params['path']}`),
    onWorking: () => told.push('working'),
  });
  return {
    open,
    settings,
    files,
    told,
    listeners,
    forget: (sessionId: string) => {
      open.feed.forget((id) => id === sessionId);
      for (const listener of forgotten) listener(sessionId);
    },
    /** Lets the timers of that length, or all of them, go off, until the file holds it. */
    comesTo: async (
      name: string,
      content: string,
      { ms, from = folder }: { ms?: number; from?: string } = {},
    ) => {
      await vi.waitFor(() => {
        for (const [run, waits] of timers) {
          if (ms === undefined ? waits >= 6_000 : waits !== ms) continue;
          timers.delete(run);
          run();
        }
        expect(read(name, from)).toBe(content);
      });
    },
  };
}

describe('text files', () => {
  it('follow what is public, and are empty when the session is over', async () => {
    const { open, comesTo, told } = openFiles();
    open.take(started('s', ['']), interim('c1', 'hello'));
    await comesTo('captions.txt', 'hello\n');
    open.take(final('c1', 'hello world'), final('c2', 'damn'));
    await comesTo('captions.txt', 'hello world\ndamn\n');
    await comesTo('captions-log.txt', '[00:01] hello world\n[00:02] damn\n');
    open.take(takenBack('c2'), edited('c1', 'hello, world'));
    await comesTo('captions.txt', 'hello, world\n');
    await comesTo('captions-log.txt', '[00:01] hello, world\n');
    open.take(ended);
    await comesTo('captions.txt', '');
    await comesTo('captions-log.txt', '[00:01] hello, world\n');
    expect(told).not.toContainEqual(expect.stringContaining('text-file-failed'));
  });

  it('say nothing any more a while after the last word', async () => {
    const { open, comesTo, told } = openFiles();
    open.take(started('s', ['']), final('c1', 'hello'));
    await comesTo('captions.txt', 'hello\n');
    await comesTo('captions.txt', '', { ms: 6_000 });
    open.take(final('c2', 'again'));
    await comesTo('captions.txt', 'hello\nagain\n');
    expect(told).not.toContainEqual(expect.stringContaining('text-file-failed'));
  });

  it('forget a session that is deleted', async () => {
    const { open, comesTo, forget, told } = openFiles();
    open.take(started('s', ['']), final('c1', 'hello'));
    await comesTo('captions-log.txt', '[00:01] hello\n');
    forget('s');
    await comesTo('captions-log.txt', '');
    await comesTo('captions.txt', '');
    expect(told).not.toContainEqual(expect.stringContaining('text-file-failed'));
  });

  it('are empty lines and the log of before, until there is a session', async () => {
    writeFileSync(join(folder, 'captions.txt'), 'from a crash\n');
    writeFileSync(join(folder, 'captions-log.txt'), 'earlier\n');
    const { comesTo, files } = openFiles();
    await comesTo('captions.txt', '');
    await files.close();
    expect(read('captions-log.txt')).toBe('earlier\n');
  });

  it('are empty when the app is closed, and listen no more', async () => {
    const { open, comesTo, files, listeners } = openFiles();
    open.take(started('s', ['']), final('c1', 'hello'));
    await comesTo('captions.txt', 'hello\n');
    await files.close();
    expect(read('captions.txt')).toBe('');
    expect(listeners.size).toBe(0);
  });

  it('go to another folder, and say nothing in the one before', async () => {
    const { open, settings, files, comesTo, told } = openFiles();
    const other = join(folder, 'other');
    mkdirSync(other);
    open.take(started('s', ['']), final('c1', 'hello'));
    await comesTo('captions.txt', 'hello\n');
    settings.folder = other;
    files.settingsChanged();
    open.take(final('c2', 'there'));
    await comesTo('captions.txt', '');
    await comesTo('captions.txt', 'hello\nthere\n', { from: other });
    settings.enabled = false;
    files.settingsChanged();
    await comesTo('captions.txt', '', { from: other });
    expect(told).not.toContainEqual(expect.stringContaining('text-file-failed'));
  });

  it('are said once to fail, and are written by themselves when they can be', async () => {
    const missing = join(folder, 'usb-stick');
    const { open, told, comesTo } = openFiles({ folder: missing });
    open.take(started('s', ['']), final('c1', 'hello'));
    await vi.waitFor(() => expect(told).toEqual([`text-file-failed ${missing}`]));
    open.take(final('c2', 'there'));
    mkdirSync(missing);
    await comesTo('captions.txt', 'hello\nthere\n', { from: missing });
    await comesTo('captions-log.txt', '[00:01] hello\n[00:02] there\n', { from: missing });
    expect(told).toEqual([`text-file-failed ${missing}`, 'working']);
  });

  it('write nothing while they are off', async () => {
    const { open, files } = openFiles({ enabled: false });
    open.take(started(), final('c1', 'hello'));
    await files.close();
    expect(() => read('captions.txt')).toThrow();
  });

  it('can be made of nothing that tells more than the public feed', () => {
    expectTypeOf<TextFilesOptions['feed']>().toEqualTypeOf<PublicFeed>();
    expectTypeOf<keyof TextFilesOptions>().toEqualTypeOf<
      'feed' | 'settings' | 'wait' | 'onFailing' | 'onWorking'
    >();
  });
});

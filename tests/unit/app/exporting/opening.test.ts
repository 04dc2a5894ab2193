import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesToOpen, isDropped } from '../../../../src/main/app/exporting/opened-files';
import { Opening, type OpeningOptions } from '../../../../src/main/app/exporting/opening';
import type { BundleRoom } from '../../../../src/main/export/bundle/contract';
import { writeBundle } from '../../../../src/main/export/bundle/write-bundle';
import { openDatabase } from '../../../../src/main/storage/database';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import type { MessageCode } from '../../../../src/shared/errors';
import type { Notice } from '../../../../src/shared/notices';
import { digest, record, report } from '../../export/records';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { expectJamakError } from '../../storage/expect-jamak-error';

/** Of the calls that store a file. */
const FAILING_CALL = 3;

/** The real store, called as its client calls it. */
function open(changes: Partial<OpeningOptions> = {}) {
  const folder = temporaryFolder();
  const path = join(folder, 'jamak.db');
  const repository = new SessionRepository(openDatabase(path), path);
  const said: [MessageCode, Notice['params']][] = [];
  const shown: string[] = [];
  const store: OpeningOptions['store'] = {
    append: async (id, events) => repository.append(id, events),
    has: async (id) => repository.has(id),
    delete: async (id) => repository.delete(id),
    saveReport: async (id, made) => repository.saveReport(id, made),
  };
  const opening = new Opening({
    store,
    notices: {
      add: (level, code, params) => {
        said.push([code, { ...params }]);
        return { id: 'n', at: 0, level, code, params: { ...params } };
      },
    },
    rooms: [],
    onOpened: (id) => shown.push(id),
    now: () => 1_000_000,
    ...changes,
  });
  return { folder, repository, opening, said, shown };
}

const session = record(
  [
    { id: 'c0', text: '안녕.', translations: [{ language: 'en', text: 'Hi.', final: true }] },
    {
      id: 'c1',
      text: 'Hello, World.',
      original: 'Hello world',
      laneId: 'sys',
      translations: [
        { language: 'ko', text: '안녕, 세계.', final: true },
        { language: 'ja', text: '', final: true },
      ],
    },
  ],
  {
    id: '019a-b',
    gaps: [{ laneId: 'mic', startMs: 9000, endMs: 9500, code: 'speech-queue-full' }],
    takenBack: [{ id: 't1', laneId: 'mic', startMs: 20, endMs: 30 }],
    marks: [{ id: 'm1', atMs: 900, note: 'here' }],
    pauses: [
      { startMs: 10_000, endMs: 12_000 },
      { startMs: 50_000, endMs: null },
    ],
    digests: [digest(), digest({ id: 'd2', untilMs: 6000 })],
    report: report(),
    usage: { inputTokens: 12, outputTokens: 3, cost: 0.25 },
  },
);

describe('opening a bundle', () => {
  it('makes the same session of it, and another when it is there already', async () => {
    const { folder, repository, opening, shown } = open();
    const path = join(folder, 'a.jamak');
    await writeBundle(path, session, []);
    const { sessionId } = await opening.open(path);
    expect(sessionId).toBe(session.id);
    expect(repository.load(sessionId)).toEqual(session);
    const again = await opening.open(path);
    expect(again.sessionId).not.toBe(session.id);
    expect(repository.load(again.sessionId)).toEqual({ ...session, id: again.sessionId });
    expect(shown).toEqual([session.id, again.sessionId]);
    expect(opening.takeOpened()).toBe(again.sessionId);
    expect(opening.takeOpened()).toBeNull();
  });

  it('ends a session that ran when it was exported', async () => {
    const { folder, repository, opening } = open();
    const path = join(folder, 'a.jamak');
    await writeBundle(path, { ...session, endedAt: null }, []);
    const { sessionId } = await opening.open(path);
    expect(repository.load(sessionId)?.endedAt).toBe(session.startedAt + session.durationMs);
  });

  it('is another session where its own is here, also among those that can be restored yet', async () => {
    const { folder, repository, opening } = open();
    const path = join(folder, 'a.jamak');
    await writeBundle(path, session, []);
    const first = await opening.open(path);
    const second = await opening.open(path);
    for (const { sessionId } of [first, second]) repository.history.discard(sessionId, 1);
    const third = await opening.open(path);
    expect(new Set([first, second, third].map(({ sessionId }) => sessionId)).size).toBe(3);
    expect(repository.load(third.sessionId)?.captions).toHaveLength(2);
    expect(repository.load(first.sessionId)).toBeNull();
  });

  it('gives its files to the room that knows them, and says when one was not sound', async () => {
    const taken: string[] = [];
    const source = temporaryFolder();
    const room: BundleRoom = {
      folder: 'recordings',
      filesOf: () => Promise.resolve([{ name: 'mic.opus', path: join(source, 'mic.opus') }]),
      take: async (id, name, content) => {
        taken.push(`${id} ${name} ${(await buffer(content)).toString()}`);
      },
    };
    writeFileSync(join(source, 'mic.opus'), 'sound');
    const { folder, opening, said } = open({ rooms: [room] });
    const path = join(folder, 'a.jamak');
    await writeBundle(path, session, [room, { ...room, folder: 'unknown' }]);
    await opening.open(path);
    expect([taken, said]).toEqual([['019a-b mic.opus sound'], []]);

    const failing = open({ rooms: [{ ...room, take: () => Promise.reject(new Error('full')) }] });
    const { sessionId } = await failing.opening.open(path);
    expect(failing.repository.load(sessionId)?.captions).toHaveLength(2);
    expect(failing.said).toEqual([['bundle-partial', { name: 'a.jamak' }]]);
  });
});

describe('opening subtitles', () => {
  it('makes a session of them, to be found as one of now', async () => {
    const { folder, repository, opening, said } = open();
    const path = join(folder, '방송.SRT');
    writeFileSync(path, '1\n00:00:01,000 --> 00:00:02,000\n안녕.\n\n2\n0 --> 1\nlost\n');
    const { sessionId } = await opening.open(path);
    const stored = repository.load(sessionId);
    expect(stored?.captions.map(({ startMs, endMs, text }) => [startMs, endMs, text])).toEqual([
      [1000, 2000, '안녕.'],
    ]);
    expect(stored?.lanes[0]?.source).toMatchObject({ kind: 'file', name: '방송.SRT' });
    expect([stored?.startedAt, stored?.endedAt]).toEqual([1_000_000, 1_002_000]);
    expect(said).toEqual([['import-partial', { name: '방송.SRT', total: 1 }]]);
  });

  it('says how many have letters that could not be read', async () => {
    const { folder, opening, said } = open();
    const path = join(folder, 'a.srt');
    const text = '1\n00:00:01,000 --> 00:00:02,000\n안녕하세요.\n\n2\n00:00:03,000 --> 00:00:04,000\n안녕.\n';
    const cut = Buffer.from(text).subarray(0, -3);
    writeFileSync(path, cut);
    await opening.open(path);
    expect(said).toEqual([['import-damaged', { name: 'a.srt', total: 1 }]]);
  });
});

describe('what can not be opened', () => {
  it('is said with its name, and leaves nothing in the store', async () => {
    const { folder, repository, opening, shown } = open();
    const write = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const cases: [string, MessageCode][] = [
      [join(folder, 'gone.srt'), 'import-missing'],
      [folder, 'import-missing'],
      [write('a.txt', 'text'), 'import-kind'],
      [write('a.srt', 'text'), 'subtitles-unreadable'],
      [write('a.jamak', 'text'), 'bundle-unreadable'],
      [write('large.srt', 'x'.repeat(17 * 1024 ** 2)), 'import-too-large'],
    ];
    for (const [path, code] of cases) {
      const error = await expectJamakError(() => opening.open(path), code);
      expect(error.params['name']).toBe(path.slice(path.lastIndexOf('/') + 1));
    }
    expect(repository.list(10)).toEqual([]);
    expect(shown).toEqual([]);
  });

  it('is forgotten where the store fails in the middle', async () => {
    const made = open();
    const path = join(made.folder, 'a.srt');
    const cue = '00:00:01,000 --> 00:00:02,000\nx\n\n';
    writeFileSync(path, cue.repeat(2000));
    let calls = 0;
    const failing = new Opening({
      store: {
        append: async (id, events) => {
          if (++calls === FAILING_CALL) throw new Error('full');
          made.repository.append(id, events);
        },
        has: async (id) => made.repository.has(id),
        delete: async (id) => made.repository.delete(id),
        saveReport: async (id, one) => made.repository.saveReport(id, one),
      },
      notices: { add: () => ({ id: 'n', at: 0, level: 'info', code: 'exported', params: {} }) },
      rooms: [],
      onOpened: () => undefined,
    });
    await expect(failing.open(path)).rejects.toThrow('full');
    expect(made.repository.list(10)).toEqual([]);
  });
});

describe('files of a command line', () => {
  it('are those whose name says so, and no switches', () => {
    expect(
      filesToOpen(
        ['/opt/jamak', '.', '--user-data=/tmp/a.srt', '-x.srt', 'show.jamak', '/tmp/B.VTT', 'a.mp4'],
        '/home/ann',
      ),
    ).toEqual(['/home/ann/show.jamak', '/tmp/B.VTT']);
    expect(filesToOpen(['/tmp/program.srt'], '/')).toEqual([]);
  });

  it('may be named by their addresses, as desktops do it', () => {
    const paths = ['/home/ann/방송 1.jamak', '/home/ann/100%.srt'];
    const addresses = paths.map((path) => pathToFileURL(path).href);
    expect(filesToOpen(['jamak', ...addresses], '/')).toEqual(paths);
    const none = ['file://server/share/a.srt', 'file:///a%ZZ.srt'];
    expect(filesToOpen(['jamak', ...none], '/')).toEqual([]);
  });

  it('are taken from a drop only where they lie on this computer', () => {
    expect(isDropped('/tmp/a.srt', 'linux')).toBe(true);
    expect(isDropped('//server/share/a.srt', 'linux')).toBe(false);
    expect(isDropped('a.srt', 'linux')).toBe(false);
    expect(isDropped('/etc/passwd', 'linux')).toBe(false);
    expect(isDropped('C:\\a.jamak', 'win32')).toBe(true);
    expect(isDropped('\\\\server\\share\\a.jamak', 'win32')).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/main/cli/exit-codes';
import { exportSession, listSessions } from '../../../src/main/cli/session-commands';
import { recordOf, summaryOf } from '../../../src/main/storage/record-of';
import { CATALOGUES } from '../../../src/shared/locales';
import type { SessionRecord } from '../../../src/shared/session/record';
import { temporaryFolder } from '../scripts/temporary-folder';
import { digest, ended, final, gap, numbered, started, translated } from '../storage/sessions';
import { testTerminal } from './test-terminal';

const words = CATALOGUES.en.commandLine;
const common = { json: false, quiet: false, userData: undefined };
const choices = { language: 'en', translation: 'ko', byteOrderMark: false } as const;

function record(id: string, happenings: Parameters<typeof numbered>[0]): SessionRecord {
  const made = recordOf(numbered([started(id), ...happenings, ended(60_000)]));
  if (!made) throw new Error('no record');
  return made;
}

/** Newest first. */
function storeOf(...records: SessionRecord[]) {
  return {
    list: (limit: number) => Promise.resolve(records.slice(0, limit).map(summaryOf)),
    load: (id: string) => Promise.resolve(records.find((one) => one.id === id) ?? null),
  };
}

const talk = record('talk', [
  final('a', 0, 'Admiral Yi won at Myeongnyang'),
  translated('a', '이순신 장군이 이겼어요'),
]);
const game = record('game', [
  final('a', 0, 'Good game'),
  { type: 'digest-updated', digest: digest('d', 900) },
]);
const store = storeOf(game, talk);

describe('listSessions', () => {
  const list = async (search: string, json = false, limit = 100) => {
    const { terminal, texts } = testTerminal();
    const command = { ...common, name: 'sessions', search, limit, json } as const;
    const searched = {
      ...store,
      search: (asked: string) => Promise.resolve(asked === 'yi' ? [summaryOf(talk)] : []),
    };
    const code = await listSessions(command, searched, terminal, words);
    await terminal.flush();
    return { code, ...texts };
  };

  it('gives a line to each, the id first', async () => {
    const { code, out } = await list('');
    expect(code).toBe(EXIT.ok);
    const lines = out.trim().split('\n');
    expect(lines.map((line) => line.split('  ')[0])).toEqual(['game', 'talk']);
    expect(lines[0]).toContain('01:00');
    expect(lines[0]).toContain('Good game');
  });

  it('gives JSON', async () => {
    const { out } = await list('', true, 1);
    expect(JSON.parse(out)).toEqual([summaryOf(game)]);
  });

  it('gives what the search finds, and says so where that is nothing', async () => {
    expect(JSON.parse((await list('yi', true)).out)).toMatchObject([{ id: 'talk' }]);
    expect((await list('yi')).code).toBe(EXIT.ok);
    expect(await list('yi game')).toMatchObject({ code: EXIT.nothing, out: '' });
  });
});

describe('exportSession', () => {
  const give = async (id: string, out = '-', of = store) => {
    const { terminal, texts } = testTerminal();
    const command = { ...common, name: 'export', id, format: 'vtt', out } as const;
    const code = await exportSession(command, of, terminal, words, choices);
    await terminal.flush();
    return { code, ...texts };
  };

  it('gives the newest, or the one that is named, and nothing else', async () => {
    expect(await give('last')).toMatchObject({ code: EXIT.ok, error: '' });
    const { out } = await give('talk');
    expect(out.startsWith('WEBVTT')).toBe(true);
    expect(out).toContain('Myeongnyang');
  });

  it('writes a file, and says so on stderr', async () => {
    const path = join(temporaryFolder(), 'talk.vtt');
    const { out, error } = await give('talk', path);
    expect(readFileSync(path, 'utf8')).toContain('Myeongnyang');
    expect([out, error]).toEqual(['', `Wrote ${path}\n`]);
  });

  it('finds nothing where there is nothing', async () => {
    expect(await give('nobody')).toMatchObject({ code: EXIT.nothing, out: '' });
    expect(await give('last', '-', storeOf())).toMatchObject({ code: EXIT.nothing });
    expect(await give('mute', '-', storeOf(record('mute', [])))).toMatchObject({ code: EXIT.nothing });
    expect(await give('gone', '-', storeOf(record('gone', [gap(0)])))).toMatchObject({ code: EXIT.ok });
  });

  it('fails with a code of its own where it can’t write', async () => {
    const folder = join(temporaryFolder(), 'missing', 'talk.vtt');
    await expect(give('talk', folder)).rejects.toMatchObject({ code: 'export-folder-missing' });
  });
});

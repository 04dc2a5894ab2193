import { chmodSync, existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { LlmServer } from '../../fakes/llm-server';
import { FakeSttServer } from '../../fakes/stt-server';
import { expect, JFK, test } from '../jamak';

/** What Jamak itself keeps in its folder. Chromium has files of its own there. */
const OWN = /^(settings|keys|usage|sessions|running|crashes)\.|^(spool|logs|dumps)(\/|$)/;

/** The permissions of everything of Jamak's below `folder`, the folder itself as '.'. */
function modesBelow(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true }).map((entry) =>
    relative(folder, join(entry.parentPath, entry.name)),
  );
  const own = ['', ...paths.filter((path) => OWN.test(path))];
  return Object.fromEntries(
    own.map((path) => [path || '.', (statSync(join(folder, path)).mode & 0o777).toString(8)]),
  );
}

test('what Jamak keeps is for its user’s eyes only', async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'other systems keep a user’s folders from others by themselves');
  const server = await FakeSttServer.start({ hear: () => '' });
  server.otherwise = { type: 'stall' };
  const llm = await LlmServer.start();
  try {
    // As a version left them that did not care.
    const userData = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
    chmodSync(userData, 0o755);
    writeFileSync(join(userData, 'settings.broken-old.json'), '{}', { mode: 0o644 });
    const app = await launch({ userData });
    const { baseUrl } = server;
    await app.change(({ speech, languageEngine }) => ({
      // The embedded model knows no Korean, so what is said waits in the spool.
      speech: {
        ...speech,
        engine: 'server',
        language: 'ko',
        server: { preset: 'custom', model: 'fake', endpoints: [{ id: 'speech-1', baseUrl }] },
      },
      languageEngine: { ...languageEngine, preset: 'custom', baseUrl: llm.baseUrl, model: 'fake-small' },
    }));
    await expect(
      app.ask((jamak) => jamak.setKey({ id: 'speech-1', key: 'sk-e2e', keep: true })),
    ).resolves.toMatchObject({
      ok: true,
    });
    await expect(app.ask((jamak) => jamak.testLanguage())).resolves.toMatchObject({ ok: true });
    await app.startFile(JFK);
    await expect.poll(() => readdirSync(join(userData, 'spool'))).not.toEqual([]);
    // The first line is of the model, once that is loaded.
    await expect.poll(() => existsSync(join(userData, 'logs/jamak.log')), { timeout: 60_000 }).toBe(true);
    const modes = modesBelow(userData);
    expect(Object.keys(modes)).toEqual(
      expect.arrayContaining([
        '.',
        'settings.json',
        'settings.broken-old.json',
        'keys.json',
        'usage.json',
        'sessions.db',
        'sessions.db-wal',
        'sessions.db-shm',
        'spool',
        'running.json',
        'logs',
        'logs/jamak.log',
      ]),
    );
    for (const [path, mode] of Object.entries(modes)) {
      expect({ path, mode }).toEqual({
        path,
        mode: statSync(join(userData, path)).isDirectory() ? '700' : '600',
      });
    }
  } finally {
    await server.down();
    await llm.close();
  }
});

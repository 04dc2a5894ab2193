import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeSttServer } from '../fakes/stt-server';
import { BEFORE_RELEASE, COUNTRY, expect, JFK, shortSpeechFile, test, type JamakApp } from './jamak';

async function useServer(app: JamakApp, baseUrl: string, language: 'en' | 'ko' = 'en'): Promise<void> {
  await app.change(({ speech }) => ({
    speech: {
      ...speech,
      engine: 'server',
      language,
      server: { ...speech.server, preset: 'custom', model: 'fake', endpoints: [{ id: 'speech-1', baseUrl }] },
    },
  }));
}

test('captions by a speech server, and tries it from the settings', async ({ launch }) => {
  const server = await FakeSttServer.start({ hear: () => 'Heard by the server.' });
  try {
    const app = await launch();
    await useServer(app, server.baseUrl);
    await expect
      .poll(() => app.ask((jamak) => jamak.testSpeech()))
      .toMatchObject({ ok: true, value: { ok: true, text: 'Heard by the server.' } });
    const control = await app.startFile(await shortSpeechFile());
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
    expect(await app.transcript()).toMatch(/^(heard by the server ?)+$/);
    expect(server.received.every(({ fields }) => fields['language'] === 'en')).toBe(true);
  } finally {
    await server.down();
  }
});

test('stands in for a speech server that is away, says so, and goes back to it', async ({ launch }) => {
  const server = await FakeSttServer.start({ hear: () => 'Heard by the server.' });
  await server.down();
  try {
    const app = await launch();
    await useServer(app, server.baseUrl);
    const control = await app.startFile(JFK);
    await expect(control.locator('[data-testid="notice"][data-code="speech-fallback"]')).toBeVisible();
    await expect.poll(() => app.transcript()).toMatch(COUNTRY);
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
    await server.up();
    // It is tried again ever later, as it failed more than once.
    await expect(control.locator('[data-testid="notice"][data-code="speech-back"]')).toBeVisible();
    await app.startFile(await shortSpeechFile());
    await expect.poll(() => app.transcript()).toContain('heard by the server');
  } finally {
    await server.down();
  }
});

test('says that the key was refused', BEFORE_RELEASE, async ({ launch }) => {
  const server = await FakeSttServer.start({ hear: () => '' });
  server.otherwise = { type: 'status', status: 401 };
  try {
    const app = await launch();
    await useServer(app, server.baseUrl);
    const control = await app.startFile(JFK);
    const notice = control.locator('[data-testid="notice"][data-code="server-key-refused"]');
    await expect(notice).toContainText('The key was refused');
    await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  } finally {
    await server.down();
  }
});

test('kill -9 while the server is away: the next start captions what was said', async ({ launch }) => {
  const server = await FakeSttServer.start({ hear: () => 'Heard after the crash.' });
  server.otherwise = { type: 'stall' };
  try {
    const userData = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
    const first = await launch({ userData });
    // The embedded model knows no Korean, so nobody can stand in.
    await useServer(first, server.baseUrl, 'ko');
    await first.startFile(JFK);
    await expect.poll(() => readdirSync(join(userData, 'spool'))).not.toEqual([]);
    first.electron.process().kill('SIGKILL');

    server.otherwise = { type: 'ok' };
    const second = await launch({ userData });
    const control = await second.window('control');
    await expect(control.locator('[data-testid="notice"][data-code="speech-spool-recovered"]')).toBeVisible();
    await control.getByTestId('open-history').click();
    await expect(control.getByTestId('history-row')).toContainText('Heard after the crash.');
  } finally {
    await server.down();
  }
});

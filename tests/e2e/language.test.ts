import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LlmServer } from '../fakes/llm-server';
import { BEFORE_RELEASE, expect, JFK, test, type JamakApp } from './jamak';

/** Connects the app to a language server that answers as scripted. */
async function useServer(app: JamakApp, server: LlmServer): Promise<void> {
  await app.change(({ languageEngine, translation }) => ({
    languageEngine: {
      ...languageEngine,
      engine: 'server',
      preset: 'custom',
      baseUrl: server.baseUrl,
      model: 'fake-small',
    },
    translation: { ...translation, enabled: true, language: 'ko' },
  }));
}

test.describe('without a language server', () => {
  test('gives a live summary that is struck out and brought back, a catch-up and reports', async ({
    launch,
  }) => {
    const app = await launch();
    const control = await app.startFile(JFK);
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
    await expect(control.getByTestId('situation')).toContainText(/country|americans/i);
    await expect(control.getByTestId('author')).toHaveText('Picked from your captions');

    const statement = control.getByTestId('situation').getByTestId('statement');
    await expect(async () => {
      // A newer summary takes the place of the one that is pointed at.
      await control.mouse.move(0, 0);
      await statement.hover();
      await expect(control.getByTestId('source-caption').first()).toContainText(/country|americans/i, {
        timeout: 3000,
      });
    }).toPass();
    await statement.focus();
    await control.keyboard.press('Delete');
    await expect(statement).toBeHidden();
    await expect(control.getByTestId('bring-back')).toBeFocused();
    await control.keyboard.press('Enter');
    await expect(statement).toBeVisible();
    await expect(control.getByTestId('struck')).toBeHidden();

    await control.keyboard.press('c');
    await expect(control.getByTestId('catch-up-points')).toContainText(/country|americans/i);
    await control.keyboard.press('Escape');

    await control.getByTestId('make-report').click();
    await expect(control.locator('[data-testid="notice"][data-code="report-ready"]')).toBeVisible();
    await control.getByTestId('read-report').click();
    await expect(control.getByTestId('report-basis')).toContainText('Made from');
    await control.getByTestId('make-report').click();
    await expect(control.getByTestId('report-version').locator('option')).toHaveCount(2);
    await control.getByTestId('compare-reports').click();
    await expect(control.getByTestId('compared').getByTestId('report')).toHaveCount(2);
    await control.keyboard.press('Escape');
    await control.getByTestId('back-to-live').click();
    const path = join(app.userData, 'show.md');
    await app.exportAs('md', path);
    await expect.poll(() => readFileSync(path, { encoding: 'utf8', flag: 'a+' })).toContain('## Chapters');
  });
});

test('a model inside is chosen, checked in a process of its own that ends with the check, and removed', async ({
  launch,
}) => {
  const app = await launch();
  const control = await app.window('control');
  await app.chooseModelInside();
  const inside = control.getByTestId('inside');
  await expect(inside).toHaveAttribute('data-check', 'passed');
  await expect(inside).toContainText('Tiny of the tests');
  await expect(inside).toContainText('It chose right in English but not in Korean.');
  await expect.poll(() => app.hostPid('Jamak language host')).toBeUndefined();

  await control.getByTestId('inside-forget').click();
  await expect(inside).toContainText('No model chosen yet');
});

test.describe('with a language server', () => {
  let server: LlmServer;
  test.beforeEach(async () => {
    server = await LlmServer.start();
  });
  test.afterEach(() => server.close());

  test('summarises and translates by it, in both windows', async ({ launch }) => {
    const app = await launch();
    await useServer(app, server);
    const control = await app.startFile(JFK);
    await expect(control.getByTestId('translation').first()).toHaveText(/\S/);
    await expect((await app.window('overlay')).getByTestId('overlay-captions')).toBeVisible();
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
    await expect(control.getByTestId('author')).toContainText('fake-small');
    expect(server.chats.every((chat) => chat.model === 'fake-small')).toBe(true);
  });

  test('falls back with a clear notice when the key is refused, and captions go on', async ({ launch }) => {
    server.otherwise = { type: 'refuse', status: 401 };
    const app = await launch();
    await useServer(app, server);
    const control = await app.startFile(JFK);
    await expect(control.locator('[data-testid="notice"][data-code="server-key-refused"]')).toBeVisible();
    await expect(control.getByTestId('author')).toHaveText('Picked from your captions');
    await expect.poll(() => app.transcript()).toContain('country');
  });

  test(
    'never keeps a caption or the end of a session waiting for a server that hangs',
    BEFORE_RELEASE,
    async ({ launch }) => {
      server.otherwise = { type: 'stall' };
      const app = await launch();
      await useServer(app, server);
      const control = await app.startFile(JFK);
      await expect.poll(() => app.transcript()).toContain('country');
      await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
      expect(server.chats.length).toBeGreaterThan(0);
    },
  );
});

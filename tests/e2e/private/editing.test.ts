import { COUNTRY, expect, JFK, shortSpeechFile, test } from '../jamak';

test('a correction that is being typed is kept, though its row goes without a word', async ({ launch }) => {
  const app = await launch();
  const control = await app.startFile(await shortSpeechFile());
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready', {
    timeout: 90_000,
  });
  await control.getByTestId('caption-final').last().focus();
  await control.keyboard.press('F2');
  await control.getByTestId('edit-field').fill('Typed and not yet saved');
  // The session that begins takes the place of the rows.
  await app.ask((jamak) =>
    jamak.startSession({
      lanes: [{ id: 'sample', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } }],
    }),
  );
  await expect(control.getByTestId('edit-field')).toHaveCount(0);
  const stored = () =>
    app.ask(async (jamak) => {
      const list = await jamak.listSessions();
      const ended = list.ok ? list.value.find(({ endedAt }) => endedAt !== null) : undefined;
      const record = await jamak.loadSession({ sessionId: ended?.id ?? '' });
      return record.ok ? record.value.captions.map(({ text }) => text).join(' ') : record.error.code;
    });
  await expect.poll(stored).toContain('Typed and not yet saved');
});

test('a transcript is edited by keyboard: split, merged, deleted, replaced, and undone also after a reload', async ({
  launch,
}) => {
  const app = await launch();
  const control = await app.startFile(JFK);
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready', {
    timeout: 90_000,
  });
  const rows = control.getByTestId('caption-final');
  const count = await rows.count();
  const row = rows.last();
  await expect(row).toHaveText(/(?:\S+ ){3}\S/u);
  const whole = (await row.locator('p').first().textContent()) ?? '';
  await row.focus();
  await control.keyboard.press('F2');
  await expect(control.getByTestId('edit-field')).toBeFocused();
  await control.keyboard.press('Control+Home');
  for (let word = 0; word < 2; word++) await control.keyboard.press('Control+ArrowRight');
  await control.keyboard.press('Control+Enter');
  await expect(rows).toHaveCount(count + 1);
  // The keys that start and stop captions elsewhere did not.
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
  await expect(rows.last()).toBeFocused();
  await control.keyboard.press('Control+Backspace');
  await expect(rows).toHaveCount(count);
  await expect(row.locator('p').first()).toHaveText(whole);
  await expect(row).toBeFocused();
  await control.keyboard.press('Delete');
  await expect(rows).toHaveCount(count - 1);
  await control.keyboard.press('Control+z');
  await expect(row.locator('p').first()).toHaveText(whole);

  // The same is in a menu, which gives the keyboard back to where it came from.
  const more = row.getByTestId('caption-more');
  await more.press('Enter');
  // It hears Escape once it has the keyboard, some frames after it is seen.
  await expect(control.locator('[role="menu"]:focus-within')).toHaveCount(1);
  await control.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await more.press('Enter');
  await control.getByTestId('delete-caption').click();
  await expect(rows).toHaveCount(count - 1);
  await control.keyboard.press('Control+z');
  await expect(row.locator('p').first()).toHaveText(whole);

  await control.keyboard.press('Control+h');
  await control.getByTestId('find-words').fill('COUNTRY');
  await expect(control.getByTestId('find-count')).toContainText(/\d/u);
  await expect(control.locator('mark').first()).toHaveText(/country/iu);
  await control.getByTestId('find-replacement').fill('planet');
  await control.getByTestId('replace-all').click();
  await expect(rows.filter({ hasText: COUNTRY })).toHaveCount(0);
  await control.keyboard.press('Escape');
  await expect(control.getByTestId('find-bar')).toHaveCount(0);
  const stored = await app.ask(async (jamak) => {
    const [first] = await jamak.listSessions().then((list) => (list.ok ? list.value : []));
    const record = await jamak.loadSession({ sessionId: first?.id ?? '' });
    return record.ok ? record.value.captions.map(({ text }) => text).join(' ') : record.error.code;
  });
  expect(stored).toContain('planet');
  // After a reload of the window nothing is forgotten.
  await control.reload();
  await expect(rows.first()).toBeVisible();
  await control.getByTestId('editor-menu').click();
  await control.getByTestId('show-original').click();
  await expect(control.getByTestId('recognised').locator('del').first()).toHaveText(/country/iu);
  await control.getByTestId('editor-menu').click();
  await control.getByTestId('undo-edit').click();
  await expect(rows.filter({ hasText: COUNTRY }).first()).toBeVisible();
});

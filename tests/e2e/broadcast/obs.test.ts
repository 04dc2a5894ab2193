import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startObsServer } from '../../fakes/obs/obs-server';
import { axeFaults } from '../access/axe';
import { expect, test } from '../jamak';

test('the settings connect to OBS with its password, and add the captions to its scene', async ({
  launch,
}) => {
  const server = await startObsServer({ password: 'open sesame' });
  try {
    const app = await launch();
    const control = await app.window('control');
    await control.getByTestId('open-settings').click();
    await control.getByTestId('settings-broadcast').click();
    await control.getByTestId('obs-enabled').click();
    const address = control.getByTestId('obs-address');
    await address.fill('not an address at all');
    await address.press('Enter');
    await expect(address).toHaveAttribute('aria-invalid', 'true');
    await address.fill(`127.0.0.1:${server.port}`);
    await address.press('Enter');
    const state = control.getByTestId('obs-state');
    await expect(state).toContainText('asks for a password');
    const password = control.getByTestId('key-input');
    await password.fill('wrong');
    await password.press('Enter');
    await expect(state).toContainText('refused the password');
    await control.getByTestId('key-field').getByRole('button', { name: 'Replace' }).click();
    await password.fill('open sesame');
    await password.press('Enter');
    await expect(state).toContainText('Connected to OBS 30.2.0');
    server.emit('StreamStateChanged', { outputActive: true, outputState: 'OBS_WEBSOCKET_OUTPUT_STARTED' });
    await expect(state).toContainText('streaming');
    await control.getByTestId('obs-scenes').getByRole('combobox', { name: 'Game' }).selectOption('cinema');
    await expect
      .poll(async () => {
        const reply = await app.ask((jamak) => jamak.state());
        return reply.ok && reply.value.settings.overlay.flow;
      })
      .toBe('pop-on');
    await control.getByTestId('obs-add-source').click();
    const outcome = control.getByTestId('obs-source-outcome');
    await expect(outcome).toContainText('Pages for browsers are switched off');
    await expect(outcome.getByRole('button', { name: 'Switch pages on' })).toBeVisible();
    expect(await axeFaults(control)).toEqual([]);

    await control.keyboard.press('Escape');
    await app.change(({ obs }) => ({ obs: { ...obs, replayOn: ['mark'] } }));
    const video = join(app.userData, 'show.mkv');
    writeFileSync(video, '');
    await app.start('sample');
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'listening');
    const record = { outputActive: true, outputPath: video };
    server.emit('RecordStateChanged', { ...record, outputState: 'OBS_WEBSOCKET_OUTPUT_STARTED' });
    await expect(control.getByTestId('caption-final').first()).toBeVisible();
    const replay = server.nextRequest('SaveReplayBuffer');
    await control.getByTestId('mark-moment').click();
    await replay;
    await control.getByTestId('start-stop').click();
    await expect(control.getByTestId('archive-card')).toBeVisible();
    server.emit('RecordStateChanged', { ...record, outputState: 'OBS_WEBSOCKET_OUTPUT_STOPPED' });
    await expect.poll(() => readSubtitles(join(app.userData, 'show.srt'))).toMatch(/fellow Americans/iu);
    await control.getByTestId('archive-more').click();
    await expect(control.getByTestId('archive-times').getByRole('option')).toContainText([
      'The start of the captions',
      'The start of the stream',
      'The recording from',
      'A time in the video',
    ]);
  } finally {
    await server.crash();
  }
});

function readSubtitles(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, JFK, test } from './jamak';

test('a new profile: the first run in Korean says what the model lacks, tests the voice, keeps nothing of it, and comes once', async ({
  launch,
}) => {
  const userData = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
  const first = await launch({ userData, microphone: JFK, firstRun: true });
  const control = await first.window('control');
  const page = control.getByTestId('first-run');
  await expect(page).toHaveAttribute('data-step', 'what');
  await control.getByTestId('language-select').selectOption('ko');
  await expect(control.getByRole('heading', { name: '무엇을 자막으로 만들까요?' })).toBeFocused();

  await control.getByTestId('spoken-language').selectOption('ko');
  const gap = control.getByTestId('engine-gap');
  await expect(gap).toContainText('내장 모델이 모르는 언어예요: 한국어');
  // The model that knows it is offered with its size, and a server as the other way.
  await expect(gap.getByTestId('language-gap').getByRole('button')).toHaveText(/내려받기 \(.*[MG]B\)/u);
  await gap.getByTestId('use-server').click();
  await expect(control.getByTestId('key-field')).toBeVisible();
  await control.getByTestId('engine-server').getByRole('button', { name: '이 컴퓨터에서 만들기' }).click();
  await control.getByTestId('spoken-language').selectOption('en');
  await expect(control.getByTestId('engine-ready')).toBeVisible();
  await control.getByTestId('what-microphone').click();

  await control.getByTestId('first-run-next').click();
  await expect(control.getByTestId('verdict')).toHaveAttribute('data-verdict', 'good');
  // However well it was heard.
  await expect(control.getByTestId('check-captions')).toContainText(/for your country/iu);
  await control.getByTestId('first-run-next').click();
  await control.getByTestId('place-window').click();
  await control.getByTestId('first-run-done').click();
  await expect(page).toBeHidden();
  await expect(control.getByTestId('start-stop')).toBeVisible();
  expect(await first.ask((jamak) => jamak.listSessions())).toEqual({ ok: true, value: [] });
  await first.close();

  const again = await launch({ userData, firstRun: true });
  const later = await again.window('control');
  await expect(later.getByTestId('start-stop')).toHaveText('자막 시작');
  await expect(later.getByTestId('first-run')).toHaveCount(0);
  expect(await again.ask((jamak) => jamak.state())).toMatchObject({
    value: { settings: { firstRun: 'done', overlay: { visible: false }, speech: { language: 'en' } } },
  });
});

import { expect, it } from 'vitest';
import { differences } from '../../../../../src/renderer/control/recording/again/differences';

const shown = (before: string, after: string): string =>
  differences(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `[+${text}+]`))
    .join('');

it('shows what goes and what comes by words, and by letters where no spaces are', () => {
  expect(shown('country can due for', 'country can do for')).toBe('country can [-due-][+do+] for');
  expect(shown('오늘 날시가', '오늘 날씨가')).toBe('오늘 [-날시가-][+날씨가+]');
  expect(shown('天気が', '天気も')).toBe('天気[-が-][+も+]');
  expect(shown('', 'all of it')).toBe('[+all of it+]');
});

import { expect, it } from 'vitest';
import { helpText, usageText } from '../../../src/main/cli/help';
import { COMMAND_NAMES, commandSpec, OPTIONS } from '../../../src/main/cli/line/commands';
import { UsageError } from '../../../src/main/cli/line/usage-error';
import { languageOfTerminal } from '../../../src/main/cli/words';
import { CATALOGUES } from '../../../src/shared/locales';

it.each(['en', 'ko'] as const)('names every command and all its options in %s', (language) => {
  const words = CATALOGUES[language].commandLine;
  const all = helpText(words, null);
  for (const name of COMMAND_NAMES) {
    expect(all).toContain(words.command[name]);
    const one = helpText(words, name);
    for (const option of commandSpec(name).options) expect(one).toContain(`--${option}`);
    expect(one).not.toMatch(/\{\{|undefined/);
  }
  const used = new Set(COMMAND_NAMES.flatMap((name) => [...commandSpec(name).options]));
  const shared = new Set(['json', 'quiet', 'help', 'version', 'user-data']);
  expect(
    Object.keys(OPTIONS).filter((name) => !shared.has(name) && ![...used].some((one) => one === name)),
  ).toEqual([]);
});

it('says what is wrong and what may have been meant', () => {
  const error = new UsageError('option-unknown', { option: '--serch' }, '--search');
  expect(usageText(CATALOGUES.en.commandLine, error, 'sessions')).toBe(
    'jamak: There is no option --serch. Did you mean --search?\nSee jamak help sessions',
  );
});

it.each([
  [{ LANG: 'ko_KR.UTF-8' }, 'ko'],
  [{ LC_ALL: 'en_US.UTF-8', LANG: 'ko_KR.UTF-8' }, 'en'],
  [{ LC_MESSAGES: 'ko_KR', LANG: 'en_US' }, 'ko'],
  [{ LANG: 'C.UTF-8' }, null],
  [{}, null],
])('speaks as %j says', (env, language) => {
  expect(languageOfTerminal(env)).toBe(language);
});

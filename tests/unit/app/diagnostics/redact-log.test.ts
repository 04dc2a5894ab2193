import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOG_PHRASES } from '../../../../src/main/app/diagnostics/log-phrases';
import { redactLog } from '../../../../src/main/app/diagnostics/redact-log';
import { tries } from '../../fuzz/fuzz';

const AT = '[2026-11-27 15:16:22.123] [warn]';

describe('a log that is given away', () => {
  it('keeps times, levels, what Jamak says itself, numbers, codes, and where in its own code something happened', () => {
    const log = [
      `${AT}  window failed overlay hangs`,
      `${AT}  request failed session.start Error: ENOENT: no such file or directory, open '/home/ann/My Show/secret.mp4'`,
      '    at Object.open (/opt/Jamak/resources/app.asar/out/main/index.js:12:34)',
      '    at async node:internal/fs/promises:639:25',
      '    at readAnn (/home/ann/code/private.js:1:2)',
      `${AT}  model loaded folder-anns-model-1a2b 1234`,
      `${AT}  speech server failed server-unreachable`,
    ].join('\n');
    expect(redactLog(log).split('\n')).toEqual([
      `${AT} window failed overlay hangs`,
      `${AT} request failed session.start Error ENOENT …`,
      '    at index.js:12:34',
      '    at node:internal/fs/promises:639:25',
      '…',
      `${AT} model loaded … 1234`,
      `${AT} speech server failed server-unreachable`,
    ]);
  });

  it.each([
    'Kim Minseo',
    'https://my-server.example/v1?key=sk-123',
    '010-1234-5678',
    '01012345678',
    'ann@example.org',
    '/home/ann/video.mp4',
    'C:\\Users\\Ann\\video.mp4',
    '안녕하세요 여러분',
    '192.168.0.17',
    '{ speaker: "Ann" }',
    'USB-Mikrofon von Ann',
  ])('never tells %s, wherever it stands', (said) => {
    for (const line of [
      `${AT}  request failed ${said}`,
      `${AT}  ${said}`,
      `${AT}  store check Error: ${said}`,
      said,
      `    at ${said}`,
      `    at ${said} (/home/x/out/main/${said}.js:1:2)`,
    ]) {
      const left = redactLog(line);
      for (const word of said.split(/[\s"]+/u).filter((each) => /\p{L}{3}|\d{5}|@|:\/\//u.test(each))) {
        expect(left).not.toContain(word);
      }
    }
  });

  it('of anything at all leaves no word that is not known', () => {
    const known = new Set([...LOG_PHRASES.flatMap((phrase) => phrase.split(' ')), 'Error', '…', AT]);
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => !/\s/u.test(text));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (said) => {
        const left = redactLog(`${AT}  request failed ${said.join(' ')}`).slice(AT.length + 1);
        for (const each of left.split(' ')) {
          expect(known.has(each) || /^(?:-?\d{1,6}(?:\.\d{1,3})?|[a-zA-Z.]{1,12}|)$/u.test(each)).toBe(true);
          // What is kept of a name can only be a name of Jamak's own.
          if (/^[A-Z][a-z]+$/u.test(each)) expect(known.has(each)).toBe(true);
        }
      }),
      tries(300),
    );
  });
});

it('all that the code says in its log is known, so that it is kept', () => {
  const main = join(import.meta.dirname, '../../../../src/main');
  const said = readdirSync(main, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) =>
      [...readFileSync(join(main, path), 'utf8').matchAll(/\blog\.(?:info|warn|error)\(\s*'([^']+)'/gu)].map(
        ([, phrase = '']) => phrase,
      ),
    );
  expect(said.length).toBeGreaterThan(50);
  expect(said.filter((phrase) => redactLog(`${AT}  ${phrase}`).includes('…'))).toEqual([]);
});

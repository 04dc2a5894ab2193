import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMask } from '../../../../src/main/broadcast/mask/mask';
import { HARD_SECRETS, HARD_UTTERANCES } from './hard-utterances';
import { ORDINARY_CAPTIONS } from './ordinary-captions';

const mask = createMask({ profanity: 'mask', personalData: true, secrets: HARD_SECRETS });

describe('clean', () => {
  it.each(HARD_UTTERANCES)('masks %j', (text, hidden) => {
    const shown = mask.clean(text);
    for (const part of hidden) expect(shown).not.toContain(part);
    expect(shown).toContain('•••');
  });

  it.each(ORDINARY_CAPTIONS)('leaves %j', (text) => {
    expect(mask.clean(text)).toBe(text);
  });

  it.each([
    [
      'what the fuck is this',
      { mask: 'what the ••• is this', beep: 'what the [beep] is this', drop: 'what the is this' },
    ],
    ['야 씨발, 뭐야', { mask: '야 •••, 뭐야', beep: '야 [삐], 뭐야', drop: '야, 뭐야' }],
    ['진짜 fuck 이네', { mask: '진짜 ••• 이네', beep: '진짜 [삐] 이네', drop: '진짜 이네' }],
    ['shit', { mask: '•••', beep: '[beep]', drop: '' }],
  ])('shows %j as the user chose', (text, shown) => {
    for (const [profanity, expected] of Object.entries(shown)) {
      const options = { profanity: profanity as 'mask' | 'beep' | 'drop', personalData: true, secrets: [] };
      expect(createMask(options).clean(text)).toBe(expected);
    }
  });

  it('masks personal data with the same mark whatever its length, and with each choice for swear words', () => {
    for (const profanity of ['off', 'mask', 'drop', 'beep'] as const) {
      const one = createMask({ profanity, personalData: true, secrets: [] });
      expect(one.clean('call 010-1234-5678 or john.smith@gmail.com')).toBe('call ••• or •••');
    }
  });

  it('leaves what the user did not choose', () => {
    const nothing = createMask({ profanity: 'off', personalData: false, secrets: [] });
    const text = 'fuck, my number is 010-1234-5678 씨발';
    expect(nothing.clean(text)).toBe(text);
    const secretsOnly = createMask({ profanity: 'off', personalData: false, secrets: ['Ann'] });
    expect(secretsOnly.clean('ann is planning, call 010-1234-5678')).toBe(
      '••• is planning, call 010-1234-5678',
    );
  });

  it.each([
    ['my number is five five five', 'oh one nine two okay'],
    ['연락처는 공일공 팔칠칠일', '공오이삼이에요'],
    ['the card says 4111 1111', '1111 1111 on it'],
    ['write to john dot smith', 'at gmail dot com please'],
    ['저희 집은 서울시 강남구', '테헤란로 123이에요'],
    ['so my address is 742 Evergreen', 'Street, Apt 4'],
  ])('finds what is spread over %j and %j', (first, second) => {
    const shown = `${mask.clean(first, { after: second })} ${mask.clean(second, { before: first })}`;
    expect(shown).toContain('•••');
    for (const part of [
      'five five',
      'oh one',
      '공일공',
      '공오이삼',
      '4111',
      '1111',
      'smith',
      'gmail',
      '테헤란로',
      '123',
      '742',
      'Apt 4',
    ]) {
      expect(shown).not.toContain(part);
    }
  });

  it('masks a number that goes on after what was said in between', () => {
    expect(mask.clean('공일공에 일이삼사 음 다시 오육칠팔')).toBe('•••');
    expect(mask.clean('010 uh 1234, no wait, uh 5678')).toBe('•••');
  });

  it('cleans a clean text to itself, and never throws', () => {
    const words = fc.constantFrom(
      ...HARD_UTTERANCES.flatMap(([text]) => text.split(' ')),
      ...ORDINARY_CAPTIONS.flatMap((text) => text.split(' ')),
    );
    const texts = fc.oneof(
      fc.array(words, { maxLength: 14 }).map((list) => list.join(' ')),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(
          '0',
          '1',
          ' ',
          '-',
          '씨',
          '발',
          'ㅅ',
          'ㅂ',
          'f',
          'u',
          'c',
          'k',
          '@',
          '.',
          '•',
          '일',
          '이',
        ),
        maxLength: 40,
      }),
    );
    for (const profanity of ['mask', 'drop', 'beep'] as const) {
      const one = createMask({ profanity, personalData: true, secrets: HARD_SECRETS });
      fc.assert(
        fc.property(texts, (text) => {
          const shown = one.clean(text);
          expect(one.clean(shown)).toBe(shown);
          expect(one.settledLength(text)).toBeLessThanOrEqual(text.length);
        }),
        { numRuns: 100 },
      );
    }
  });

  it.each(['1 ', '1,111', 'a.', 'f*', 'at gmail dot ', '씨이', '일이', '이고', '강남구 '])(
    'is done soon with 100 kB of %j',
    (unit) => {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      const started = process.cpuUsage().user;
      mask.clean(text);
      mask.settledLength(text);
      // Some tenths of a second; what is not linear takes minutes.
      expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(20);
    },
  );
});

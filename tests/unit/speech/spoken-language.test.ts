import { describe, expect, it } from 'vitest';
import { SOME_LATIN } from '../../../src/main/speech/language-heard';
import { LanguageKeeper } from '../../../src/main/speech/spoken-language';

/** Utterances one after the other: how many, in which language, and how long each, ms. */
type Speech = readonly (readonly [count: number, language: string | null, soundMs?: number])[];

function utterances(speech: Speech) {
  return speech.flatMap(([count, language, soundMs = 2000]) =>
    Array.from({ length: count }, () => ({ language, soundMs })),
  );
}

/** What a recogniser is told of each utterance, when it then says what it `hears`. */
function toldOf(
  keeper: LanguageKeeper,
  speech: Speech,
  hears: (spoken: string | null, told: string | null) => string | null,
): (string | null)[] {
  return utterances(speech).map(({ language, soundMs }) => {
    const told = keeper.toTell(soundMs);
    keeper.heard(hears(language, told), soundMs, { told });
    return told;
  });
}

/** A recogniser that detects the language whatever it is told. */
const detecting = (spoken: string | null): string | null => spoken;
/** One that says back what it was told, as Whisper does. */
const repeating = (spoken: string | null, told: string | null): string | null => told ?? spoken;

describe('a language that was chosen', () => {
  it('stays, whatever is heard', () => {
    const keeper = new LanguageKeeper('ko');
    expect(toldOf(keeper, [[20, 'en', 5000]], detecting)).toEqual(Array(20).fill('ko'));
    expect(keeper.language).toBe('ko');
  });

  it('holds at once when it is chosen in mid-session, and nothing is known when it is to be detected again', () => {
    const keeper = new LanguageKeeper('auto');
    toldOf(keeper, [[6, 'en']], detecting);
    keeper.choose('ko');
    expect([keeper.language, keeper.toTell(2000)]).toEqual(['ko', 'ko']);
    keeper.choose('auto');
    expect([keeper.language, keeper.toTell(2000)]).toEqual([null, null]);
  });

  it('changes nothing when it was chosen already', () => {
    const keeper = new LanguageKeeper('auto');
    toldOf(keeper, [[6, 'en']], detecting);
    keeper.choose('auto');
    expect(keeper.language).toBe('en');
  });
});

describe('a language that is detected', () => {
  it('is kept when it was heard for long enough, in more than one utterance', () => {
    const keeper = new LanguageKeeper('auto');
    keeper.heard('ko', 12_000);
    expect(keeper.language).toBeNull();
    keeper.heard('ko', 1000);
    expect(keeper.language).toBe('ko');
    keeper.heard('en', 60_000);
    expect(keeper.language).toBe('ko');
  });

  it('is not known while two are heard, nor until any can be told', () => {
    const keeper = new LanguageKeeper('auto');
    keeper.heard('ko', 5000);
    keeper.heard('en', 5000);
    keeper.heard(null, 60_000);
    expect(keeper.language).toBeNull();
    keeper.heard('en', 6000);
    expect(keeper.language).toBe('en');
  });

  it('is told from then on', () => {
    const keeper = new LanguageKeeper('auto');
    expect(toldOf(keeper, [[6, 'en']], detecting)).toEqual([null, null, null, null, 'en', 'en']);
  });

  it.each<[string, Speech]>([
    ['one odd word', [[1, 'cy']]],
    ['one odd word that is long', [[1, 'cy', 20_000]]],
    ['two odd words', [[2, 'ko']]],
    [
      'odd words now and then',
      [
        [1, 'cy'],
        [3, 'en'],
        [1, 'ja'],
        [3, 'en'],
        [1, 'cy'],
      ],
    ],
    ['a dozen very short ones in a row', [[12, 'ko', 500]]],
    ['what cannot be told', [[30, null]]],
    ['Latin letters without a language', [[30, SOME_LATIN]]],
  ])('is not given up for %s', (_, odd) => {
    const keeper = new LanguageKeeper('auto');
    toldOf(keeper, [[6, 'en']], detecting);
    toldOf(keeper, odd, detecting);
    expect(keeper.language).toBe('en');
    const told = toldOf(keeper, [[6, 'en']], detecting);
    expect(told.filter((language) => language !== null && language !== 'en')).toEqual([]);
    expect(told.filter((language) => language === 'en').length).toBeGreaterThanOrEqual(5);
    expect(keeper.language).toBe('en');
  });

  it('is not given up for an odd word that is recognised again and again while it is spoken', () => {
    const keeper = new LanguageKeeper('auto');
    toldOf(keeper, [[6, 'en']], detecting);
    for (let ms = 2000; ms <= 8000; ms += 1000) keeper.heard('cy', ms, { utteranceId: 'odd' });
    expect(keeper.language).toBe('en');
  });

  it.each<[string, string, Speech]>([
    ['short utterances', 'ko', [[3, 'ko', 2000]]],
    ['long ones', 'ko', [[2, 'ko', 7000]]],
    ['very short ones, if there are many', 'ko', [[15, 'ko', 1000]]],
    [
      'one that another interrupts',
      'ko',
      [
        [2, 'ko'],
        [1, 'en', 600],
        [2, 'ko'],
      ],
    ],
    ['a third language', 'ja', [[5, 'ja']]],
    ['Chinese after Cantonese', 'zh', [[5, 'zh']]],
  ])('is followed to another within 15 s of it, and back: %s', (what, to, there) => {
    const from = what.includes('Cantonese') ? 'yue' : 'en';
    const keeper = new LanguageKeeper('auto');
    for (let round = 0; round < 3; round++) {
      toldOf(keeper, [[6, from]], detecting);
      expect(keeper.language).toBe(from);
      toldOf(keeper, there, detecting);
      expect(keeper.language).toBe(to);
    }
  });

  it('is not known any more while two others are heard in turn, and then becomes the one that stays', () => {
    const keeper = new LanguageKeeper('auto');
    const mixed = Array.from({ length: 8 }, (_, index) => [1, index % 2 ? 'ko' : 'ja'] as const);
    toldOf(keeper, [[6, 'en'], ...mixed], detecting);
    expect([keeper.language, keeper.toTell(2000)]).toEqual([null, null]);
    toldOf(keeper, [[4, 'ja']], detecting);
    expect(keeper.language).toBe('ja');
    toldOf(keeper, [[4, 'en']], detecting);
    expect(keeper.language).toBe('en');
  });

  it('is given up for Latin letters where it has letters of its own, and found again', () => {
    const keeper = new LanguageKeeper('auto');
    const speech = (language: string): Speech => [[4, language]];
    toldOf(keeper, speech('ko'), detecting);
    expect(keeper.language).toBe('ko');
    toldOf(keeper, speech(SOME_LATIN), detecting);
    expect(keeper.language).toBeNull();
    toldOf(keeper, speech('ko'), detecting);
    expect(keeper.language).toBe('ko');
  });

  it('that was heard before is a beginning, not more', () => {
    const keeper = new LanguageKeeper('auto', 'ko');
    expect([keeper.language, keeper.toTell(2000)]).toEqual(['ko', 'ko']);
    toldOf(keeper, [[6, 'en']], detecting);
    expect(keeper.language).toBe('en');
    expect(new LanguageKeeper('ja', 'ko').language).toBe('ja');
  });
});

describe('a recogniser that says back what it was told', () => {
  it.each([
    ['en', 'ko', 2000],
    ['ko', 'en', 2000],
    ['en', 'ko', 4000],
    ['ja', 'zh', 6000],
  ])(
    'is left to find out now and then, so that %s is followed to %s and back: %d ms each',
    (from, to, soundMs) => {
      const keeper = new LanguageKeeper('auto');
      const count = Math.ceil(24_000 / soundMs);
      for (const [now, before] of [
        [from, to],
        [to, from],
        [from, to],
        [to, from],
      ] as const) {
        const told = toldOf(keeper, [[count, now, soundMs]], repeating);
        const wrongMs = told.filter((language) => language === before).length * soundMs;
        expect(wrongMs).toBeLessThanOrEqual(12_000);
        expect(keeper.language).toBe(now);
      }
    },
  );

  it('is never told of an utterance from which it finds out well', () => {
    const keeper = new LanguageKeeper('auto');
    const told = toldOf(
      keeper,
      [
        [6, 'en'],
        [2, 'ko', 9000],
        [2, 'en', 9000],
      ],
      repeating,
    );
    expect(told.slice(6)).toEqual([null, null, null, null]);
    expect(keeper.language).toBe('en');
  });

  it('is told most of the time, and always of a word or two', () => {
    const keeper = new LanguageKeeper('auto');
    toldOf(keeper, [[6, 'en']], repeating);
    const told = toldOf(
      keeper,
      Array.from({ length: 20 }, () => [[3, 'en', 900] as const, [1, 'en', 4000] as const]).flat(),
      repeating,
    );
    const long = told.filter((_, index) => index % 4 === 3);
    expect(told.filter((_, index) => index % 4 < 3)).toEqual(Array(60).fill('en'));
    expect(long.filter((language) => language === 'en').length).toBeGreaterThanOrEqual(10);
    expect(long).toContain(null);
  });

  it('that finds an odd language once is told the right one again', () => {
    const keeper = new LanguageKeeper('auto');
    const speech: Speech = [
      [8, 'en'],
      [1, 'cy'],
      [12, 'en'],
    ];
    const told = toldOf(keeper, speech, repeating);
    expect(keeper.language).toBe('en');
    expect(told.slice(-3)).toContain('en');
    expect(told).not.toContain('cy');
  });
});

it.each([1000, 1200, 1500, 2000, 3000])(
  'a recogniser that says what it hears is not told a language after three utterances in another: %d ms each',
  (soundMs) => {
    const keeper = new LanguageKeeper('auto');
    const told = toldOf(
      keeper,
      [
        [10, 'en', soundMs],
        [8, 'ko', soundMs],
        [1, 'en', soundMs],
      ],
      detecting,
    );
    expect(told.slice(8, 10)).toContain('en');
    expect(told.slice(13)).not.toContain('en');
  },
);

it('a recogniser that is known to say what it hears is told every time', () => {
  const keeper = new LanguageKeeper('auto');
  const speech: Speech = [
    [6, 'en'],
    [1, 'cy'],
    [30, 'en'],
  ];
  expect(toldOf(keeper, speech, detecting).slice(7)).toEqual(Array(30).fill('en'));
});

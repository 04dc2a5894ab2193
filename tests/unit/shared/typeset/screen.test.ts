import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setLines } from '../../../../src/shared/typeset/screen';
import { displayWidth, graphemesOf } from '../../../../src/shared/typeset/width';
import { evenness, faultsOf, SAID } from './rules';

/** As letters of 40 px: half as wide as high, but East Asian ones. */
const PX = 20;
const ruler = { widthOf: (text: string) => displayWidth(text) * PX };
/** What the overlay has beside its plates. */
const ROOM = 968;

function finalLines(text: string, room = ROOM): string[] {
  return setLines(text, { ruler, room, grown: false, final: true });
}

function interimLines(text: string, room = ROOM): string[] {
  return setLines(text, { ruler, room, grown: true, final: false });
}

describe('setLines', () => {
  const rooms = [480, 560, 760, ROOM, 1400];
  const cases = SAID.flatMap((said) => rooms.map((room) => ({ id: said.id, room, said })));

  it.each(cases)('sets $id in $room px', ({ said, room }) => {
    for (const lines of [finalLines(said.text, room), interimLines(said.text, room)]) {
      expect(faultsOf(said, lines)).toEqual([]);
      for (const line of lines) expect(ruler.widthOf(line)).toBeLessThanOrEqual(room);
    }
    expect(evenness(finalLines(said.text, room).map(ruler.widthOf))).toBeGreaterThanOrEqual(2 / 3);
  });

  it('makes no more lines for balance', () => {
    for (const { text } of SAID) expect(finalLines(text)).toHaveLength(interimLines(text).length);
  });

  it('leaves no word or two alone in the last line', () => {
    expect(finalLines('one two three four five six seven eight nine ten eleven')).toEqual([
      'one two three four five six',
      'seven eight nine ten eleven',
    ]);
  });

  it('moves no line that stands while words follow', () => {
    for (const { text, language } of SAID) {
      const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)];
      let before: string[] = [];
      for (const { index } of words.slice(1)) {
        const lines = interimLines(text.slice(0, index));
        // The line that grows may give a word to the next, never the other way round.
        expect(lines.slice(0, Math.max(0, before.length - 1))).toEqual(before.slice(0, -1));
        before = lines;
      }
    }
  });

  it('leaves what has grown where it is when it is final', () => {
    const text = 'one two three four five six seven eight nine ten eleven';
    const grown = setLines(text, { ruler, room: ROOM, grown: true, final: true });
    expect(grown).toEqual(interimLines(text));
  });

  it('balances what has grown into lines of very different length', () => {
    const text = 'a thoroughly-unbreakable-name-of-something-or-other said so';
    const room = ruler.widthOf('thoroughly-unbreakable-name-of-something-or-other');
    expect(interimLines(text, room)[0]).toBe('a');
    const lines = setLines(text, { ruler, room, grown: true, final: true });
    expect(lines).toEqual(finalLines(text, room));
  });

  it('cuts a word only when it is wider than a line, and not before a mark that closes', () => {
    expect(interimLines('ん'.repeat(9) + '。', 400)).toEqual(['ん'.repeat(9) + '。']);
    for (const line of interimLines('ん'.repeat(40) + '、' + 'ん'.repeat(40) + '。', 400)) {
      expect(line).not.toMatch(/^[、。]/u);
    }
  });

  it('loses and invents no letter, and fits every line', () => {
    const letter = fc.oneof(
      fc.constantFrom(...graphemesOf('あっー、。「」日本語字漢 a(b)12:กขๆ한글שלום "!')),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
    );
    const text = fc.array(letter, { maxLength: 80 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 60, max: 1000 }),
        fc.boolean(),
        fc.boolean(),
        (said, room, grown, final) => {
          const lines = setLines(said, { ruler, room, grown, final });
          expect(lines.join('').replaceAll(/\s+/gu, '')).toBe(said.replaceAll(/\s+/gu, ''));
          for (const line of lines) expect(ruler.widthOf(line)).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});

describe('a word that is wider than a line', () => {
  const url =
    'You can find it at https://example.com/streams/2026/november/28/how-we-built-live-captions.html#chapter-3 now.';

  it.each([
    ['an address', 480, url],
    ['an address', ROOM, url],
    [
      'a path',
      760,
      String.raw`Go to C:\Users\Somebody\AppData\Roaming\SomeProgram\Profiles\captions-backup.json now`,
    ],
    [
      'words between emoji',
      ROOM,
      '감사합니다🙇‍♀️🙇‍♀️오늘도👨‍👩‍👧‍👦가족과함께🏠집에서🎮게임하는🇰🇷한국스트리머입니다👏👏👏👏',
    ],
    ['Tibetan', ROOM, 'བོད་ཀྱི་སྐད་ཡིག་ནི་ཧ་ཅང་གནའ་རབས་ཀྱི་སྐད་ཡིག་ཅིག་ཡིན་པས་མི་རྣམས་ཀྱིས་གཅེས་སྤྲས་བྱེད་དགོས།'],
  ])('is parted between the words in it: %s in %i px', (_what, room, text) => {
    const said = { id: '', language: 'und', direction: 'ltr' as const, text };
    const lines = finalLines(text, room);
    expect(lines.length).toBeGreaterThan(1);
    expect(faultsOf(said, lines)).toEqual([]);
    expect(evenness(lines.map(ruler.widthOf))).toBeGreaterThanOrEqual(2 / 3);
  });

  it.each([
    'Die Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft gibt es wirklich.',
    'Das Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz wurde 2013 endgültig aufgehoben.',
    `Well ${'a'.repeat(70)}rgh, that hurt.`,
  ])('begins on a line that is begun: %s', (text) => {
    for (const room of [480, 760, ROOM]) {
      const lines = finalLines(text, room);
      expect(lines[0]).toContain(' ');
      expect(evenness(lines.map(ruler.widthOf))).toBeGreaterThanOrEqual(2 / 3);
    }
  });

  it('is parted beside the mark after it alone where only that has no room', () => {
    const word = '28_final_version_with_all_the_corrections_v27b';
    expect(finalLines(`${word}, I believe.`, word.length * PX)[0]).not.toContain(word);
  });
});

describe('marks after a space', () => {
  it.each([
    ['それはもうそうです 、だからすぐに行きます', '、'],
    ['きょう彼は 」と言ってすぐに帰りました', '」'],
    ['だってそうだよね ー と言ったら怒られました', 'ー'],
    ['so all of that is it )because I said so', ')'],
    ['आप सब लोग कहाँ जा रहे हैं ।', '।'],
    ['យើងនឹងទៅទីក្រុង ។ អរគុណ', '។'],
  ])('begin no line: %s', (text, mark) => {
    for (let columns = 12; columns < 40; columns++) {
      const lines = interimLines(text, columns * PX);
      expect(lines.filter((line) => line.startsWith(mark))).toEqual([]);
    }
  });

  it('that open end no line', () => {
    for (let columns = 12; columns < 40; columns++) {
      const lines = interimLines('それから彼は「 もう一度 」と（ 小さく ）言って帰りました', columns * PX);
      expect(lines.filter((line) => /[「（]$/u.test(line))).toEqual([]);
    }
  });
});

describe('numbers', () => {
  const kept = (text: string): string[] =>
    setLines(text, { ruler, room: 10 * PX, grown: false, final: false });

  it.each([
    ['we ran 5 km today', '5 km'],
    ['it took $50 bn or 20 days', '20 days'],
    ['it is 30 % more', '30 %'],
    ['about 5 million', '5 million'],
    ['오늘은 3 시간을 했다', '3 시간을'],
    ['상금은 5 만 원이다', '5 만'],
  ])('stay with what they count: %s', (text, together) => {
    expect(kept(text).some((line) => line.includes(together))).toBe(true);
  });

  it.each([
    ['chapter 12 memories', '12 memories'],
    ['2026 시청자분들', '2026 시청자분들'],
    ['model x5 meters', 'x5 meters'],
  ])('part from anything else where the line ends: %s', (text, apart) => {
    expect(kept(text).some((line) => line.includes(apart))).toBe(false);
  });
});

describe('what stands already', () => {
  const text = 'one two three four five six seven eight nine ten eleven twelve';
  const room = 20 * PX;
  const revise = (next: string, before: string[], final = false): string[] =>
    setLines(next, { ruler, room, grown: true, final, before });
  const first = setLines(text, { ruler, room, grown: true, final: false });

  it('is in lines to begin with', () => {
    expect(first).toEqual(['one two three four', 'five six seven eight', 'nine ten eleven', 'twelve']);
  });

  it('stays on its line when a word before it becomes shorter', () => {
    const revised = revise(text.replace('three', '3'), first);
    expect(revised).toEqual(['one two 3 four', ...first.slice(1)]);
  });

  it('stays when a word is joined, left out or put in before it', () => {
    expect(revise(text.replace('one two ', 'onetwo '), first)).toEqual([
      'onetwo three four',
      ...first.slice(1),
    ]);
    expect(revise(text.replace('six ', ''), first)[2]).toBe(first[2]);
    expect(revise(text.replace('two', 'two a'), first)).toEqual(['one two a three four', ...first.slice(1)]);
  });

  it('stays when the final brings capitals and marks', () => {
    const said = 'One, two three four five six seven eight. Nine ten eleven twelve.';
    expect(revise(said, first, true).slice(0, 2)).toEqual(['One, two three four', 'five six seven']);
  });

  it('is set anew where the revised line has no room for it, or hardly a word', () => {
    expect(revise(text.replace('two', 'two-hundred-and'), first)[0]).toBe('one two-hundred-and');
    expect(revise(text.replace('one two three ', ''), first)[0]).toBe('four five six seven');
  });

  it('loses and invents no letter, and fits every line, whatever stood before', () => {
    const words = fc.array(
      fc.constantFrom('가나다', 'word', 'a', '日本語です', '5', 'km', '…', 'I', '(so)'),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(words, words, fc.boolean(), (old, now, final) => {
        const before = revise(old.join(' '), [], false);
        const lines = revise(now.join(' '), before, final);
        expect(lines.join('').replaceAll(/\s+/gu, '')).toBe(now.join(''));
        for (const line of lines) expect(ruler.widthOf(line)).toBeLessThanOrEqual(room);
      }),
    );
  });
});

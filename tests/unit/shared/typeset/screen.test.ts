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

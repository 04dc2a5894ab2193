import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setCaption, setTranslation, type CaptionLine } from '../../../../src/renderer/ui/set-caption';
import { breakLines } from '../../../../src/shared/typeset/columns';
import { graphemesOf } from '../../../../src/shared/typeset/width';

const COLUMNS = 20;
const typeset = (text: string): string[] => breakLines(text, COLUMNS);

function caption(line: Partial<CaptionLine>): CaptionLine {
  return { id: 'c', label: '', stable: '', tentative: '', final: false, grown: true, ...line };
}

/** Rows as `kind:text|kind:text`. */
function rowsOf(line: Partial<CaptionLine>): string[] {
  return setCaption(caption(line), typeset).rows.map(({ pieces }) =>
    pieces.map(({ kind, text }) => `${kind}:${text}`).join('|'),
  );
}

describe('setCaption', () => {
  it('keeps what looks alike together, also over the end of a line', () => {
    expect(rowsOf({ label: 'Me', stable: 'one two three four five', tentative: 'six seven' })).toEqual([
      'speaker:Me|colon:: |stable:one two three ',
      'stable:four five|tentative: six seven',
    ]);
    expect(rowsOf({ stable: '公園まで散歩に行こうと思います' }).join('')).not.toContain(' ');
  });

  it('goes in the direction of what is said, not of who says it', () => {
    const direction = (line: Partial<CaptionLine>) => setCaption(caption(line), typeset).written.dir;
    expect(direction({ label: 'Guests', stable: 'בוקר טוב, חברים.' })).toBe('rtl');
    expect(direction({ stable: 'OBS', tentative: 'ו-Twitch, כאן.' })).toBe('rtl');
    expect(direction({ label: 'משה', stable: 'Good morning.' })).toBe('ltr');
  });

  it('loses no letter, and no space that the text has', () => {
    const words = fc.string({ unit: fc.constantFrom(...graphemesOf('ab 。「」か字가ש.:  ')), maxLength: 40 });
    fc.assert(
      fc.property(words, words, words, (label, stable, tentative) => {
        const { rows } = setCaption(caption({ label, stable, tentative }), typeset);
        const shown = rows.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('');
        const bare = (text: string): string => text.replaceAll(/\s+/gu, '');
        const mark = bare(label) && ':';
        expect(bare(shown)).toBe(bare(label) + mark + bare(stable) + bare(tentative));
        expect(shown).not.toMatch(/\s\s/u);
        expect(rows.map(({ text }) => text)).toEqual(
          rows.map(({ pieces }) =>
            pieces
              .map(({ text }) => text)
              .join('')
              .trimEnd(),
          ),
        );
      }),
    );
  });
});

describe('setTranslation', () => {
  it('has a direction and lines of its own', () => {
    const { written, rows } = setTranslation(
      { language: 'ko', text: '안녕하세요  여러분, 오늘도 와 주셔서 감사합니다.', final: true },
      typeset,
    );
    expect(written).toEqual({ dir: 'ltr', lang: 'ko' });
    expect(rows.map(({ text }) => text).join(' ')).toBe('안녕하세요 여러분, 오늘도 와 주셔서 감사합니다.');
  });
});

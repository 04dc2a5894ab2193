import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCues } from '../../../src/main/export/cues';
import type { Cue } from '../../../src/main/export/cue-times';
import type { Caption } from '../../../src/shared/session/session-view';
import { displayWidth } from '../../../src/shared/typeset/width';
import { anyCaptions, orderlyCaptions, record } from './records';

function cuesOf(captions: readonly Partial<Caption>[], below: string | null = null): Cue[] {
  return toCues(record(captions), { plain: (text) => text, below });
}

/** Each cue as `start-end text`. */
function shown(captions: readonly Partial<Caption>[]): string[] {
  return cuesOf(captions).map(({ startMs, endMs, lines }) => `${startMs}-${endMs} ${lines.join(' / ')}`);
}

function length({ startMs, endMs }: Cue): number {
  return endMs - startMs;
}

/** Characters of `lines`, wide ones counted twice. */
function characters({ lines }: Cue): number {
  return Math.max(displayWidth(lines.join(' ')), lines.join('\n').length);
}

describe('the time of a cue', () => {
  it('is that of its caption where this can be read', () => {
    expect(shown([{ text: 'So, where were we?', startMs: 12_000.4, endMs: 13_800.6 }])).toEqual([
      '12000-13801 So, where were we?',
    ]);
  });

  it('is at least a second', () => {
    expect(shown([{ text: 'Right.', startMs: 5000, endMs: 5260 }])).toEqual(['5000-6000 Right.']);
  });

  it('is less where the next leaves no room, which then has its own second', () => {
    expect(
      shown([
        { text: 'No.', startMs: 1000, endMs: 1180 },
        { text: 'Stop.', startMs: 1500, endMs: 1760 },
        { text: 'Please.', startMs: 9000, endMs: 10_200 },
      ]),
    ).toEqual(['1000-1500 No.', '1500-2500 Stop.', '9000-10200 Please.']);
  });

  it('is at least 300 ms in any crowd, in the order in which it was said', () => {
    expect(
      shown([
        { text: 'first', startMs: 3000, endMs: 5000 },
        { text: 'second', startMs: 3000, endMs: 3000 },
        { text: 'third', startMs: 3000, endMs: 2900 },
        { text: 'fourth', startMs: 3100, endMs: 3200 },
      ]),
    ).toEqual(['3000-3300 first', '3300-3600 second', '3600-3900 third', '3900-4900 fourth']);
  });

  it('is long enough to read it, as far as the silence behind it goes', () => {
    const text = 'and that is how the whole lot of them came over the hill before breakfast';
    const whole = Math.ceil((text.length * 1000) / 21);
    expect(cuesOf([{ text, startMs: 2000, endMs: 3000 }]).map(length)).toEqual([whole]);
    const next = { text: 'Oh.', startMs: 4000, endMs: 5000 };
    expect(cuesOf([{ text, startMs: 2000, endMs: 3000 }, next]).map(length)).toEqual([2000, 1000]);
  });

  it('is twice as long for a letter that is twice as wide', () => {
    const text = '오늘은 실시간 자막이 어떻게 만들어지는지 살펴보겠습니다';
    const [cue] = cuesOf([{ text, startMs: 0, endMs: 500 }]);
    expect(length(cue!)).toBe(Math.ceil((displayWidth(text) * 1000) / 21));
  });

  it('is seven seconds at most for words that cannot be parted', () => {
    expect(shown([{ text: 'Well.', startMs: 0, endMs: 11_800 }])).toEqual(['0-7000 Well.']);
    expect(shown([{ text: 'x'.repeat(42), startMs: 0, endMs: 60_000 }])).toEqual([
      `0-7000 ${'x'.repeat(42)}`,
    ]);
  });

  it('is parted at a good place when its text stands longer than that', () => {
    expect(
      shown([{ text: 'There is one more thing, think about it while we walk.', startMs: 0, endMs: 10_000 }]),
    ).toEqual(['0-4419 There is one more thing,', '4419-10000 think about it while we walk.']);
  });

  it('runs on without a hole when a text is longer than a cue, and cues end with sentences', () => {
    const sentences = [
      'This is a sentence that is not as long as two lines of subtitles.',
      'It is followed by another, which says a bit more than the first of them.',
    ];
    const cues = cuesOf([{ text: sentences.join(' '), startMs: 10_000, endMs: 20_000 }]);
    expect(cues[0]?.startMs).toBe(10_000);
    expect(cues.at(-1)?.endMs).toBe(20_000);
    for (const [at, cue] of cues.entries()) if (at > 0) expect(cue.startMs).toBe(cues[at - 1]?.endMs);
    expect(cues.map(({ lines }) => lines.join(' '))).toEqual(sentences);
  });

  it('counts both languages', () => {
    const translation = { language: 'ko', text: '이것은 조금 더 긴 번역이에요.', final: true };
    const captions = [
      { text: 'This is a translation.', startMs: 0, endMs: 500, translations: [translation] },
    ];
    const [both] = cuesOf(captions, 'ko');
    expect(length(both!)).toBeGreaterThanOrEqual((characters(both!) * 1000) / 21);
    expect(length(both!)).toBeGreaterThan(length(cuesOf(captions)[0]!));
  });

  it('goes on past a hundred hours', () => {
    const startMs = 360_000_000;
    expect(shown([{ text: 'Still here.', startMs, endMs: startMs + 1500 }])).toEqual([
      '360000000-360001500 Still here.',
    ]);
  });

  it('begins with the session where a caption claims to come before it', () => {
    expect(shown([{ text: 'Early.', startMs: -500, endMs: 1200 }])).toEqual(['0-1200 Early.']);
  });
});

describe('the time of a cue beside another lane', () => {
  const long = 'and that is how the whole lot of them came over the hill before breakfast';

  it('is what it was said for, also over each other', () => {
    const captions = [
      { text: 'Me first.', startMs: 0, endMs: 3000 },
      { text: 'No, me.', startMs: 1000, endMs: 2500, laneId: 'sys' },
    ];
    expect(shown(captions)).toEqual(['0-3000 Me first.', '1000-2500 Guests: No, me.']);
  });

  it('is no longer than that only to be read, but for its second', () => {
    const answer = { text: 'Oh.', startMs: 2400, endMs: 4000, laneId: 'sys' };
    expect(cuesOf([{ text: long, startMs: 0, endMs: 1000 }, answer]).map(length)).toEqual([2400, 1600]);
    expect(cuesOf([{ text: 'Hi.', startMs: 2000, endMs: 2200 }, answer]).map(length)).toEqual([1000, 1600]);
    expect(cuesOf([{ text: long, startMs: 2400, endMs: 2500 }, answer]).map(length)).toEqual([1000, 1600]);
  });
});

describe('the times of all cues', () => {
  it('are in order, without overlaps in a lane, 300 ms to seven seconds, whatever came', () => {
    fc.assert(
      fc.property(anyCaptions, (captions) => {
        const starts = cuesOf(captions).map((cue) => cue.startMs);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        for (const laneId of ['mic', 'sys']) {
          const cues = cuesOf(captions.filter((caption) => caption.laneId === laneId));
          for (const [at, cue] of cues.entries()) {
            expect(Number.isInteger(cue.startMs) && Number.isInteger(cue.endMs)).toBe(true);
            expect(length(cue)).toBeGreaterThanOrEqual(299);
            expect(length(cue)).toBeLessThanOrEqual(7000);
            expect(cue.startMs).toBeGreaterThanOrEqual(cues[at - 1]?.endMs ?? 0);
          }
        }
      }),
    );
  });

  it('leave no room behind a cue that is shorter than a second or too fast to read', () => {
    fc.assert(
      fc.property(orderlyCaptions, (captions) => {
        const cues = cuesOf(captions);
        for (const [at, cue] of cues.entries()) {
          const readable = Math.min(7000, (characters(cue) * 1000) / 21);
          if (length(cue) + 1 < Math.max(1000, readable)) expect(cue.endMs).toBe(cues[at + 1]?.startMs);
        }
      }),
    );
  });

  it('begin when it was said and last as long, except in a crowd and past seven seconds', () => {
    const numbered = orderlyCaptions.map((captions) =>
      captions.map((caption, at) => ({ ...caption, text: `n${at}` })),
    );
    fc.assert(
      fc.property(numbered, (captions) => {
        const cues = cuesOf(captions);
        expect(cues.map(({ lines }) => lines.join())).toEqual(captions.map(({ text }) => text));
        for (const [at, { startMs, endMs }] of cues.entries()) {
          const caption = captions[at] as Caption;
          const before = cues[at - 1];
          const crowded = before?.endMs === startMs && length(before) <= 300;
          if (!crowded) expect(startMs).toBe(Math.round(caption.startMs));
          const full = endMs - startMs === 7000 || endMs === cues[at + 1]?.startMs;
          if (!full) expect(endMs).toBeGreaterThanOrEqual(Math.round(caption.endMs));
        }
      }),
    );
  });
});

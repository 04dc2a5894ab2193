import { describe, expect, it } from 'vitest';
import {
  CaptionAssembler,
  DEFAULT_ASSEMBLER_OPTIONS,
} from '../../../../src/main/session/captioning/caption-assembler';
import { PACES, paceOf } from '../../../../src/shared/pace';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings';

/** What a recogniser hears of one sentence that grows, and thinks better of. */
const HEARD = [
  'we are going two',
  'we are going to the see',
  'we are going to the seaside in the',
  'we are going to the seaside in the mourning with',
  'we are going to the seaside in the morning with all of',
  'we are going to the seaside in the morning with all of our friends',
];

/** Words that were taken back, and words that showed after the first pass. */
function course(pace: number) {
  const assembler = new CaptionAssembler(paceOf(pace).assembler);
  let before: string[] = [];
  let erased = 0;
  let early = 0;
  for (const [at, text] of HEARD.entries()) {
    assembler.pass(text, { soundMs: (at + 1) * 900 });
    const { stable, tentative } = assembler.shown;
    const words = `${stable} ${tentative}`.split(/\s+/u).filter(Boolean);
    const same = words.findIndex((word, index) => word !== before[index]);
    if (before.length > 0 && same >= 0 && same < before.length) erased += before.length - same;
    if (at === 0) early = words.length;
    before = words;
  }
  return { erased, early };
}

describe('calm or fast', () => {
  it('is what it was before anybody could choose, unless somebody does', () => {
    expect(paceOf(DEFAULT_SETTINGS.pace).assembler).toEqual(DEFAULT_ASSEMBLER_OPTIONS);
  });

  it('takes back no more words the calmer it is, and shows words no later the faster', () => {
    const courses = Object.keys(PACES).map((pace) => course(Number(pace)));
    for (const part of ['erased', 'early'] as const) {
      const values = courses.map((one) => one[part]);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      expect(values.at(-1)).toBeGreaterThan(values[0] as number);
    }
  });
});

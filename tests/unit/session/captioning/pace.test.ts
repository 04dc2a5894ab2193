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

/** Words that were taken back, and words that showed after the second pass. */
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
    if (at === 1) early = words.length;
    before = words;
  }
  return { erased, early };
}

describe('calm or fast', () => {
  it('is what it was before anybody could choose, unless somebody does', () => {
    expect(paceOf(DEFAULT_SETTINGS.pace).assembler).toEqual(DEFAULT_ASSEMBLER_OPTIONS);
  });

  it('takes back fewest words where it is calmest, and shows words no later the faster it is', () => {
    const courses = Object.keys(PACES).map((pace) => course(Number(pace)));
    const [calmest = 0, ...others] = courses.map(({ erased }) => erased);
    expect(calmest).toBeLessThan(Math.min(...others));
    const early = courses.map((one) => one.early);
    expect(early).toEqual(early.toSorted((a, b) => a - b));
    expect(early.at(-1)).toBeGreaterThan(early[0] as number);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  grammarOf,
  labelsFor,
  MOST_LINES,
  readChosen,
  type Fields,
} from '../../../../src/main/language/engines/inside/choosing/choice';
import { allows } from './gbnf';

const LABELS = labelsFor(4);
const FIELDS = {
  summary: { type: 'lines', from: LABELS, count: 2 },
  now: { type: 'line', from: LABELS.slice(2) },
  moment: { type: 'line', from: LABELS, orNone: true },
  why: { type: 'word', from: ['A "decision"', '결과'] },
} as const satisfies Fields;
const [a = '', b = '', c = '', d = ''] = LABELS;

describe('labels', () => {
  it('are letters, each once, and neither numbers nor an alphabet', () => {
    const all = labelsFor(MOST_LINES);
    expect(new Set(all).size).toBe(MOST_LINES);
    expect(all.every((label) => /^[A-Z]$/.test(label))).toBe(true);
    const inARow = all.filter((label, at) => label.charCodeAt(0) === (all[at - 1]?.charCodeAt(0) ?? 0) + 1);
    expect(inARow).toEqual([]);
  });
});

describe('the grammar of a choice', () => {
  const grammar = grammarOf(FIELDS);
  const answer = (
    summary: readonly string[],
    now: string,
    moment: string,
    why: string = FIELDS.why.from[0],
  ): string => JSON.stringify({ summary, now, moment, why });

  it('allows an answer that chooses, and nothing else', () => {
    expect(allows(grammar, answer([a, d], c, '-'))).toBe(true);
    expect(allows(grammar, answer([a, d], c, b, '결과'))).toBe(true);
    for (const wrong of [
      answer([a], c, '-'),
      answer([a, b, c], c, '-'),
      answer([a, d], a, '-'),
      answer([a, d], '-', '-'),
      answer([a, d], c, '-', 'Because I say so'),
      answer(['We won.', a], c, '-'),
      `${answer([a, d], c, '-')} And more.`,
      'Sure! Here is the summary.',
    ])
      expect(allows(grammar, wrong), wrong).toBe(false);
  });

  it('gives each answer that it allows a reading with what was chosen', () => {
    const label = (from: readonly string[]) => fc.constantFrom(...from);
    fc.assert(
      fc.property(
        fc.tuple(label(LABELS), label(LABELS)),
        label(FIELDS.now.from),
        label([...LABELS, '-']),
        label(FIELDS.why.from),
        (summary, now, moment, why) => {
          const text = answer(summary, now, moment, why);
          expect(allows(grammar, text)).toBe(true);
          expect(readChosen(text, FIELDS)).toEqual({
            summary: [...new Set(summary)],
            now: [now],
            moment: moment === '-' ? [] : [moment],
            why: [why],
          });
        },
      ),
    );
  });
});

describe('an answer', () => {
  it('counts a line once that it names twice, and none that there is not', () => {
    const text = JSON.stringify({ summary: [a, a], now: 'nowhere', moment: d, why: 'x' });
    expect(readChosen(text, FIELDS)).toEqual({ summary: [a], now: [], moment: [d], why: [] });
  });

  it('is none where it is no JSON, or says not all', () => {
    for (const text of ['', 'no', '[]', '{"summary":["Q"]', '{"summary":["Q"]}', '{"now":{}}'])
      expect(readChosen(text, FIELDS)).toBeNull();
  });
});

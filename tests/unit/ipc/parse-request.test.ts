import { describe, expect, it } from 'vitest';
import { parseRequest } from '../../../src/main/ipc/parse-request';
import { JamakError } from '../../../src/shared/errors';
import type { Lane } from '../../../src/shared/source';

const lane = (id: string): Lane => ({ id, label: '', source: { kind: 'microphone' } });

function refusal(input: unknown): string {
  try {
    parseRequest('session.start', input);
  } catch (error) {
    if (error instanceof JamakError) return error.code;
  }
  return 'none';
}

describe('session.start', () => {
  it.each([1, 2, 3, 4])('takes %i lanes', (count) => {
    const lanes = Array.from({ length: count }, (_, index) => lane(`lane-${index}`));
    expect(parseRequest('session.start', { lanes })).toEqual({ lanes });
  });

  it('says that it takes neither none nor more than four, nor two with the same id', () => {
    expect(refusal({ lanes: [] })).toBe('session-lanes');
    expect(refusal({ lanes: ['a', 'b', 'c', 'd', 'e'].map(lane) })).toBe('session-lanes');
    expect(refusal({ lanes: [lane('a'), lane('b'), lane('a')] })).toBe('session-lanes');
  });

  it('refuses what is no lane as any request that makes no sense', () => {
    expect(refusal({ lanes: [{ ...lane('a'), source: { kind: 'radio' } }] })).toBe('bad-request');
    expect(refusal({ lanes: [lane('')] })).toBe('bad-request');
    expect(refusal(undefined)).toBe('bad-request');
  });
});

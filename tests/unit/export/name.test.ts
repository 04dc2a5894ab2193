import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName, safeName } from '../../../src/main/export/name';
import { isPlainName } from '../../../src/main/files/path-inside';
import { record, report } from './records';

describe('safeName', () => {
  it.each([
    ['금요일 방송', '금요일 방송'],
    ['금요일'.normalize('NFD'), '금요일'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['..\u202Egnp.exe', 'gnp.exe'],
    ['the end...  ', 'the end'],
    ['con', 'con_'],
    ['NUL.txt', 'NUL_.txt'],
    ['COM¹', 'COM¹_'],
    ['console', 'console'],
    ['\n tab\t', 'tab'],
    ['🎮 stream 👩‍👩‍👧‍👦', '🎮 stream 👩‍👩‍👧‍👦'],
    ['???', ''],
    ['', ''],
  ])('of %j is %j', (text, name) => {
    expect(safeName(text)).toBe(name);
  });

  it('is cut between letters', () => {
    expect(safeName('가'.repeat(100))).toBe('가'.repeat(32));
    expect(safeName('👩‍👩‍👧‍👦'.repeat(9), 60)).toBe('👩‍👩‍👧‍👦'.repeat(2));
    expect(safeName(`${'a'.repeat(95)} b`)).toBe('a'.repeat(95));
  });

  it('is one that every system takes, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = safeName(text);
        if (name === '') return;
        expect(isPlainName(name)).toBe(true);
        expect(name).toBe(name.normalize('NFC'));
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(97);
      }),
    );
  });
});

describe('fileName', () => {
  it('says when the session was, and what it is called', () => {
    expect(fileName(record([]))).toMatch(/^jamak-2026-11-2[123]-\d{4}$/);
    expect(fileName(record([], { report: report({ title: '첫 방송: Q&A?' }) }))).toMatch(
      /^jamak-2026-11-2[123]-\d{4} 첫 방송 Q&A$/,
    );
  });
});

import { describe, expect, it } from 'vitest';
import {
  formatCost,
  formatFactor,
  formatSeconds,
  formatSize,
  formatTimes,
  formatTokens,
} from '../../../../src/renderer/ui/format';

describe('numbers', () => {
  it('are written as the language writes them', () => {
    expect(formatSize(239_549_103, 'en')).toBe('240 MB');
    expect(formatSize(1_040_000_000, 'en')).toBe('1 GB');
    expect(formatSize(1_640_000_000, 'ko')).toBe('1.6GB');
    expect(formatTimes(0.08, 'en')).toBe('13');
    expect(formatTimes(1.3, 'en')).toBe('0.8');
    expect(formatFactor(0.0812, 'en')).toBe('0.081');
    expect(formatFactor(1.34, 'ko')).toBe('1.3');
    expect(formatSeconds(420, 'en')).toBe('0.4');
  });

  it('keep the digits of small sums', () => {
    expect(formatCost(0.000312, 'en')).toBe('$0.00031');
    expect(formatCost(1.239, 'en')).toBe('$1.24');
    expect(formatCost(0, 'ko')).toBe('US$0.00');
  });

  it('of tokens are as short as their language makes them', () => {
    expect(formatTokens(950, 'en')).toBe('950');
    expect(formatTokens(20_170, 'en')).toBe('20.2K');
    expect(formatTokens(20_170, 'ko')).toBe('2만');
  });
});

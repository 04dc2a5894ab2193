import { describe, expect, it } from 'vitest';
import { messageWords, withValues } from '../../../src/main/app/message-words';

describe('messageWords', () => {
  it('puts values where the words name them, in the language asked for', () => {
    const params = { path: '/data/{{path}}' };
    expect(messageWords('en', 'data-folder-unusable', params).text).toMatch(/: \/data\/\{\{path\}\}$/u);
    expect(messageWords('ko', 'data-folder-unusable', params)).toMatchObject({
      title: expect.stringContaining('데이터 폴더'),
      text: expect.stringContaining('/data/'),
    });
  });

  it('keeps a value in letters of another direction together', () => {
    expect(withValues('{{name}} is gone', { name: 'שלום 2' })).toBe('\u2066שלום 2\u2069 is gone');
  });

  it('has words for a value that nobody knew', () => {
    expect(messageWords('en', 'export-folder-missing', {}).text).toMatch(/: the folder$/u);
    expect(withValues('{{count}} of {{name}}', { count: 0 })).toBe('0 of ');
  });
});

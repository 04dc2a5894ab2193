import { describe, expect, it } from 'vitest';
import { MESSAGE_CODES } from '../../../src/shared/errors';
import { CATALOGUES } from '../../../src/shared/locales';

/** Every text of a catalogue by its path. */
function texts(node: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') found.set(path + key, value);
    else for (const [inner, text] of texts(value, `${path}${key}.`)) found.set(inner, text);
  }
  return found;
}

function params(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/gu)].map((match) => match[1] ?? '').sort();
}

const english = texts(CATALOGUES.en);

describe.each(Object.entries(CATALOGUES))('the catalogue %s', (_language, catalogue) => {
  const all = texts(catalogue);

  it('words the same keys as English, with the same values in them', () => {
    expect([...all.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of all) {
      expect({ key, params: params(text) }).toEqual({ key, params: params(english.get(key) ?? '') });
    }
  });

  it('leaves nothing empty', () => {
    for (const [key, text] of all) expect({ key, text: text.trim() }).not.toEqual({ key, text: '' });
  });

  it('words every message code and no other', () => {
    expect(Object.keys(catalogue.messages).sort()).toEqual([...MESSAGE_CODES].sort());
  });

  it('asks in messages only for values that have a stand-in', () => {
    for (const [code, { title, text }] of Object.entries(catalogue.messages)) {
      for (const name of params(title + text))
        expect({ code, name, known: name in catalogue.fallback }).toEqual({ code, name, known: true });
    }
  });
});

describe('the Korean catalogue', () => {
  it('lets no particle follow a value, whose last letter would decide its form', () => {
    for (const [key, text] of texts(CATALOGUES.ko)) {
      expect({ key, text }).not.toEqual({
        key,
        text: expect.stringMatching(/\}\}['’”]?(은|는|이|가|을|를|와|과|로|으로|이에요|예요)(?=[\s.,]|$)/u),
      });
    }
  });
});

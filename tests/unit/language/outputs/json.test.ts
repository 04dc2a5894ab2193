import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWholeJson, parseAnswer } from '../../../../src/main/language/outputs/json';

const whole = { growing: false };
const growing = { growing: true };

describe('finding the JSON in an answer', () => {
  it.each([
    ['bare', '{"a":[1]}'],
    ['in a fence', '```json\n{"a":[1]}\n```'],
    ['after prose', 'Sure! Here it is:\n{"a":[1]}\nHope that helps {you}.'],
    ['with trailing commas', '{"a":[1,],\n}'],
    ['with braces in the prose', 'With {braces} first: {"a":[1]}'],
  ])('reads it %s', (_how, text) => {
    expect(parseAnswer(text, whole)).toEqual({ a: [1] });
  });

  it('keeps what looks like JSON inside strings', () => {
    const value = { a: 'x, } ] { "quoted" \\ end', b: ['line\nbreak'] };
    expect(parseAnswer(JSON.stringify(value), whole)).toEqual(value);
  });

  it('takes raw line breaks in strings', () => {
    expect(parseAnswer('{"a":"one\ntwo"}', whole)).toEqual({ a: 'one\ntwo' });
  });

  it('gives what stands before the cut, and the cut text only while it grows', () => {
    const cut = '{"a":[{"text":"whole"},{"text":"hal';
    expect(parseAnswer(cut, whole)).toEqual({ a: [{ text: 'whole' }, {}] });
    expect(parseAnswer(cut, growing)).toEqual({ a: [{ text: 'whole' }, { text: 'hal' }] });
  });

  it.each(['', 'no JSON here', '[1,2]', '{broken', '{"a":}'])('gives undefined for %j', (text) => {
    expect(parseAnswer(text, whole)).toBeUndefined();
  });

  it('tells whether it is whole', () => {
    expect(['{"a":[1]}', 'So: {"a":"}"} and so on', '{"a":[1]', '{"a":"}', 'none'].map(isWholeJson)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('reads any JSON object, and never throws on any part of one', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        expect(parseAnswer(text, whole)).toEqual(JSON.parse(text));
        parseAnswer(text.slice(0, cut % text.length), growing);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutReasoning } from '../../../../src/main/language/outputs/reasoning';

const HARMONY =
  '<|channel|>analysis<|message|>The user wants REASON.<|end|><|start|>assistant<|channel|>final<|message|>힐러가 쓰러졌어요!<|return|>';

function whole(raw: string, startsInside = false): string {
  return withoutReasoning(raw, { growing: false, startsInside }).text;
}

/** All that would be shown while `raw` streams in, letter by letter. */
function shown(raw: string, startsInside = false): string[] {
  return Array.from({ length: raw.length + 1 }, (_, length) =>
    withoutReasoning(raw.slice(0, length), { growing: true, startsInside }),
  ).map(({ text }) => text);
}

describe('what a model says to itself', () => {
  it.each([
    ['in a tag', '<think>REASON</think>힐러가 쓰러졌어요!'],
    ['with lines between', '<think>\nREASON\n</think>\n\n힐러가 쓰러졌어요!\n'],
    ['in another tag', '<thought>REASON</thought>힐러가 쓰러졌어요!'],
    ['in capitals', '<THINK>REASON</Think>힐러가 쓰러졌어요!'],
    ['in tags inside of each other', '<think>REASON <think>REASON</think> REASON</think>힐러가 쓰러졌어요!'],
    ['twice', '<think>REASON</think>힐러가 <think>REASON</think>쓰러졌어요!'],
    ['empty', '<think>\n\n</think>\n\n힐러가 쓰러졌어요!'],
    ['of Mistral', '[THINK]REASON[/THINK]힐러가 쓰러졌어요!'],
    ['of Kimi', '◁think▷REASON◁/think▷힐러가 쓰러졌어요!'],
    ['of Seed', '<seed:think>REASON</seed:think>힐러가 쓰러졌어요!'],
    [
      'of Cohere',
      '<|START_THINKING|>REASON<|END_THINKING|><|START_RESPONSE|>힐러가 쓰러졌어요!<|END_RESPONSE|>',
    ],
    ['of Gemma', '<|channel>thought\nREASON<channel|>힐러가 쓰러졌어요!'],
    ['with the answer in a tag too', '<think>REASON</think><answer>힐러가 쓰러졌어요!</answer>'],
    ['in harmony', HARMONY],
    ['in harmony that begins in the middle', HARMONY.replace('<|channel|>', '')],
    ['in harmony without its tokens', 'analysisThe user REASONs.assistantfinal힐러가 쓰러졌어요!'],
    [
      'with the end of its turn',
      '<think>REASON</think>힐러가 쓰러졌어요!<|im_end|>\n<|im_start|>user\nREASON',
    ],
  ])('%s is taken off, and never shown on the way', (_how, raw) => {
    expect(whole(raw)).toBe('힐러가 쓰러졌어요!');
    for (const text of shown(raw)) expect('힐러가 쓰러졌어요!'.startsWith(text)).toBe(true);
    expect(shown(raw).at(-1)).toBe('힐러가 쓰러졌어요!');
  });

  it('that names its own tag ends with the last closing one', () => {
    const raw = '<think>A REASON in <think> tags</think>힐러가 쓰러졌어요!';
    expect(whole(raw)).toBe('힐러가 쓰러졌어요!');
    expect(new Set(shown(raw))).toEqual(new Set(['']));
  });

  it.each([
    ['has no end', '<think>REASON and REASON'],
    ['has no end in harmony', '<|channel|>analysis<|message|>REASON and REASON'],
    ['ends in harmony with nothing', '<|channel|>analysis<|message|>REASON<|end|>'],
    ['is all there is', '<think>REASON</think>'],
  ])('is no answer when it %s', (_how, raw) => {
    expect(whole(raw)).toBe('');
    expect(new Set(shown(raw))).toEqual(new Set(['']));
  });

  it('is all before a closing tag that was never opened', () => {
    const raw = 'REASON, and so on.\n</think>\n\n힐러가 쓰러졌어요!';
    expect(withoutReasoning(raw, { growing: false, startsInside: false })).toEqual({
      text: '힐러가 쓰러졌어요!',
      reasoned: true,
      startedInside: true,
    });
    // Of a server that is known for it, nothing is shown before the tag.
    for (const text of shown(raw, true)) expect('힐러가 쓰러졌어요!'.startsWith(text)).toBe(true);
    expect(shown(raw, true).at(-1)).toBe('힐러가 쓰러졌어요!');
  });

  it.each([
    'The <b>healer</b> is down',
    '3 < 4 and [THIS] is fine',
    'analysis of the game',
    'I think, therefore I am',
    '<3 <3 <3',
  ])('is not seen in %j', (raw) => {
    expect(withoutReasoning(raw, { growing: false, startsInside: false })).toEqual({
      text: raw,
      reasoned: false,
      startedInside: false,
    });
    expect(shown(raw).at(-1)).toBe(raw);
  });

  it('is not looked for in JSON, where a tag is what somebody said', () => {
    const raw = '{"summary":[{"cites":["c1"],"text":"He typed <think> and </think>."}]}';
    expect(whole(raw)).toBe(raw);
    expect(whole(`<think>{"summary":[]}</think>${raw}`)).toBe(raw);
  });

  it('is never shown, whatever it is and wherever the stream is cut', () => {
    const tags = fc.constantFrom(
      ['<think>', '</think>'],
      ['<Thinking>', '</Thinking>'],
      ['[THINK]', '[/THINK]'],
    );
    const reason = fc.stringMatching(/^[A-Z <>/[\]\n]{0,40}$/);
    const answer = fc.stringMatching(/^[0-9가-힣][0-9가-힣 .]{0,20}[0-9가-힣]$/);
    fc.assert(
      fc.property(tags, reason, answer, fc.nat(), ([open, close], hidden, said, cut) => {
        const raw = `${open}${hidden}${close}${said}`;
        expect(whole(raw)).toBe(said);
        const text = withoutReasoning(raw.slice(0, cut % raw.length), {
          growing: true,
          startsInside: false,
        }).text;
        expect(said.startsWith(text)).toBe(true);
      }),
    );
  });
});

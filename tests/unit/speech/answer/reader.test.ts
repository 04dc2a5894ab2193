import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Asked } from '../../../../src/main/speech/answer/answer';
import { AnswerReader, DEFAULT_READING, type Reading } from '../../../../src/main/speech/answer/reader';
import type { VoiceEvidence } from '../../../../src/main/speech/contract';
import { promptOf } from '../../../../src/main/speech/engines/server/prompt';
import { ANSWERS, ECHOES } from './cases';

/** Two seconds of plain speech, of a noise that voice activity took for speech, and of a word in a loud room. */
const PLAIN: VoiceEvidence = { voicedFrames: 56, voice: 53, sureFrames: 48 };
const NOISE: VoiceEvidence = { voicedFrames: 30, voice: 15, sureFrames: 2 };
const UNSURE: VoiceEvidence = { voicedFrames: 30, voice: 25, sureFrames: 12 };

function asked(more: Partial<Asked> = {}): Asked {
  return { utteranceId: 'u', kind: 'final', evidence: PLAIN, ...more };
}

function answer(text: string, more: Partial<Answer> & { readonly noSpeech?: number | null } = {}): Answer {
  const { noSpeech = null, ...rest } = more;
  const segments = noSpeech === null ? [] : [{ text, noSpeech, logProbability: null }];
  return { text, segments, detected: null, told: null, ...rest };
}

function read(given: Answer, about: Asked = asked(), reading: Partial<Reading> = {}): string {
  return new AnswerReader(() => ({ ...DEFAULT_READING, ...reading })).read(given, about, null).text;
}

describe('an answer of the table', () => {
  it.each(ANSWERS)('$id: $text', ({ text, noSpeech, want }) => {
    expect(read(answer(text, { noSpeech }))).toBe(want.equals ?? '');
  });

  it.each(ANSWERS.filter(({ want }) => want.orMarkedSound))(
    'is marked where sounds are shown: $text',
    (one) => {
      const shown = read(answer(one.text), asked(), { sounds: 'show' });
      expect(shown).toMatch(/^\[[^[\]]+\]( \[[^[\]]+\])*$/);
      expect(shown).toContain(one.want.orMarkedSound);
    },
  );

  it.each(ECHOES)('that may be an echo, $id: $answer', ({ terms, language, answer: text, want }) => {
    const prompt = promptOf(terms, '', language);
    expect(read(answer(text, { prompt, told: language, noSpeech: 0.05 }))).toBe(want.equals ?? '');
  });
});

describe('a ghost', () => {
  const thanks = 'Thank you for watching.';

  it('is told by voice activity where the recogniser tells nothing', () => {
    expect(read(answer(thanks), asked({ evidence: NOISE }))).toBe('');
    expect(read(answer('시청해주셔서 감사합니다.'), asked({ evidence: NOISE }))).toBe('');
    expect(read(answer(thanks), asked({ evidence: PLAIN }))).toBe(thanks);
    expect(read(answer('Turn left here.'), asked({ evidence: NOISE }))).toBe('Turn left here.');
  });

  it('says more than anybody can in that time', () => {
    const short: VoiceEvidence = { voicedFrames: 6, voice: 6, sureFrames: 6 };
    const text = '오늘도 시청해 주셔서 감사합니다. 구독과 좋아요 부탁드립니다.';
    expect(read(answer(text, { noSpeech: 0.01 }), asked({ evidence: short }))).toBe('');
    expect(read(answer('감사합니다.', { noSpeech: 0.01 }), asked({ evidence: short }))).toBe('감사합니다.');
  });

  it('that is a credit of subtitles needs no doubt, unless the recogniser is sure', () => {
    const credit = 'Subtitles by the Amara.org community';
    const unknown = asked({ evidence: undefined });
    expect(read(answer(credit), unknown)).toBe('');
    expect(read(answer(thanks), unknown)).toBe(thanks);
    expect(read(answer(credit, { noSpeech: 0.02 }), unknown)).toBe(credit);
    for (const text of ['자막이 안 나와요', '字幕太小了', 'Copyright is complicated', '翻译一下'])
      expect(read(answer(text), unknown)).toBe(text);
  });

  it('again and again in a room that is nearly quiet is one, unless other words come between', () => {
    const reader = new AnswerReader();
    const say = (text: string, utteranceId: string): string =>
      reader.read(answer(text), { utteranceId, kind: 'final', evidence: UNSURE }, null).text;
    expect(['a', 'b', 'b'].map((id) => say('감사합니다.', id))).toEqual(Array(3).fill('감사합니다.'));
    expect(say('감사합니다', 'c')).toBe('');
    expect(say('다음 곡 들을까요?', 'd')).toBe('다음 곡 들을까요?');
    expect(say('감사합니다.', 'e')).toBe('감사합니다.');
  });

  it('after real words goes, and they stay', () => {
    const segments = [
      { text: ' And that was the bridge.', noSpeech: 0.01, logProbability: -0.2 },
      { text: ' Thanks for watching!', noSpeech: 0.8, logProbability: -0.4 },
    ];
    const text = 'And that was the bridge. Thanks for watching!';
    expect(read(answer(text, { segments }))).toBe('And that was the bridge.');
    const sure = segments.map((segment) => ({ ...segment, noSpeech: 0.05 }));
    expect(read(answer(text, { segments: sure }))).toBe(text);
  });

  it('is not shown while it grows, where it is doubtful', () => {
    const interim = (text: string, evidence: VoiceEvidence): string =>
      read(answer(text), asked({ kind: 'interim', evidence }));
    for (const text of ['Thank you', 'Thank you for', '시청해', '시청해 주셔서', 'KBS 뉴스'])
      expect([interim(text, NOISE), interim(text, PLAIN)]).toEqual(['', text]);
    expect(interim('We turn', NOISE)).toBe('We turn');
  });
});

describe('a guess over silence', () => {
  const guess = (evidence: VoiceEvidence | undefined, logProbability: number): string => {
    const segments = [{ text: 'Mm, the mill.', noSpeech: 0.9, logProbability }];
    return read(answer('Mm, the mill.', { segments }), asked({ evidence }));
  };

  it('is nothing by the rule of Whisper itself, unless voice activity is sure that somebody speaks', () => {
    expect([guess(NOISE, -1.4), guess(undefined, -1.4)]).toEqual(['', '']);
    expect([guess(PLAIN, -1.4), guess(NOISE, -0.5)]).toEqual(['Mm, the mill.', 'Mm, the mill.']);
  });
});

describe('an interim', () => {
  const interim = (text: string): string => read(answer(text), asked({ kind: 'interim' }));

  it.each([
    ['<|ko|><|NEU', ''],
    ['<|ko|><|NEUTRAL|><|Speech|><|withitn|>안녕', '안녕'],
    ['Good evening<', 'Good evening'],
    ['Good evening<|endof', 'Good evening'],
    ['Good evening<font color="#ff', 'Good evening'],
    ['{\\an8', ''],
    ['Good evening [MUS', 'Good evening'],
    ['(gentle pia', ''],
    ['*cou', ''],
    ['language Kor', ''],
    ['language Korean<asr_te', ''],
    ['language Korean<asr_text>안녕', '안녕'],
    ['그건 (주)카카오', '그건 (주)카카오'],
  ])('shows no half of a tag or mark: %s', (text, shown) => {
    expect(interim(text)).toBe(shown);
  });

  it('of an echo is nothing as soon as it is more than one term', () => {
    const prompt = promptOf(['Haneul Studio', 'Minseo'], '', 'en');
    const said = (text: string): string => read(answer(text, { prompt }), asked({ kind: 'interim' }));
    expect([said('Haneul Studio'), said('Haneul Studio, Min')]).toEqual(['Haneul Studio', '']);
  });
});

describe('the caption before, or one term', () => {
  const prompt = promptOf(['Minseo'], 'Go to the left.', 'en');

  it.each(['Go to the left.', 'Minseo!'])('stays, unless it is doubtful that anybody spoke: %s', (text) => {
    expect(read(answer(text, { prompt, noSpeech: 0.05 }))).toBe(text);
    expect(read(answer(text, { prompt, noSpeech: 0.9 }))).toBe('');
  });
});

it('the caption before is an echo behind terms that are one', () => {
  const prompt = promptOf(['Haneul Studio', 'Minseo'], 'Go to the left.', 'en');
  const said = (text: string): string => read(answer(text, { prompt, noSpeech: 0.05 }));
  expect(said(prompt.text)).toBe('');
  expect(said('Haneul Studio, Minseo. to the left.')).toBe('');
  expect(said('Haneul Studio, Minseo. Go to the right.')).toBe('Go to the right.');
});

it('a character that was cut is not shown', () => {
  expect(read(answer('감사합\uFFFD'))).toBe('감사합');
  expect(read(answer('\uFFFD\uFFFD'))).toBe('');
  expect(read(answer('네, \uFFFD 그렇죠.'))).toBe('네, 그렇죠.');
});

describe('a language', () => {
  it('is that of a tag where the answer names none', () => {
    const detected = (text: string, more: Partial<Answer> = {}): string | null =>
      new AnswerReader().read(answer(text, more), asked(), null).detected;
    expect(detected('<|ja|><|HAPPY|><|Speech|><|withitn|>こんばんは。')).toBe('ja');
    expect(detected('<|yue|><|HAPPY|>你好')).toBe('yue');
    expect(detected('language Korean<asr_text>안녕')).toBe('ko');
    expect(detected('<|ja|>안녕', { detected: 'ko' })).toBe('ko');
    expect(detected('<|BGM|>안녕')).toBeNull();
  });
});

describe('what is set', () => {
  it('in mid-session holds from the next utterance on', () => {
    let reading: Reading = { ...DEFAULT_READING, numbers: 'digits' };
    const reader = new AnswerReader(() => reading);
    const say = (utteranceId: string): string =>
      reader.read(answer('twenty people', { told: 'en' }), asked({ utteranceId }), null).text;
    expect(say('a')).toBe('20 people');
    reading = { ...reading, numbers: 'heard' };
    expect([say('a'), say('b')]).toEqual(['20 people', 'twenty people']);
  });

  it('of the script is for Chinese alone, and once it is loaded', async () => {
    const reader = new AnswerReader(() => ({ ...DEFAULT_READING, chinese: 'traditional' }));
    const say = async (
      text: string,
      detected: string | null,
      known: string | null = null,
    ): Promise<string> => {
      await reader.ready(answer(text, { detected }), asked(), known);
      return reader.read(answer(text, { detected }), asked(), known).text;
    };
    expect(await say('欢迎来到广播，头发和面条', 'zh')).toBe('歡迎來到廣播，頭髮和麵條');
    expect(await say('欢迎来到广播', null, 'yue')).toBe('歡迎來到廣播');
    expect(await Promise.all([say('学会', 'ja'), say('学会', null), say('学会へ', 'zh')])).toEqual([
      '学会',
      '学会',
      '学会へ',
    ]);
    const simplified = new AnswerReader(() => ({ ...DEFAULT_READING, chinese: 'simplified' }));
    await simplified.ready(answer('', { told: 'zh' }), asked(), null);
    expect(simplified.read(answer('歡迎來到廣播', { told: 'zh' }), asked(), null).text).toBe('欢迎来到广播');
  });
});

describe('a recogniser that writes capitals only', () => {
  it('is known by its first sentence, and single words follow', () => {
    const reader = new AnswerReader(() => ({ ...DEFAULT_READING, terms: ['Neon Harbor', 'OBS Studio'] }));
    const say = (text: string): string => reader.read(answer(text, { told: 'en' }), asked(), null).text;
    expect(say('OUR HOME IS NEON HARBOR')).toBe('Our home is Neon Harbor');
    expect([say('ZORBING'), say('USA'), say('OBS STUDIO')]).toEqual(['Zorbing', 'USA', 'OBS Studio']);
    expect(say('Good evening')).toBe('Good evening');
    expect(say('ZORBING')).toBe('ZORBING');
  });
});

it('whatever comes, no tag or hidden mark is shown and no letter is made up', () => {
  const part = fc.constantFrom(
    '<|ko|>',
    '[음악]',
    '(laughs)',
    '♪',
    'GOOD',
    'evening',
    '안녕',
    '。',
    ' ',
    '<',
    '|>',
    '*',
    '(',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const once = read(answer(text));
      expect(once).not.toMatch(/<\|[^<>]*\|>|\[음악\]|♪/u);
      const interim = read(answer(text), asked({ kind: 'interim' }));
      for (const letter of (once + interim).toLowerCase().match(/\p{L}/gu) ?? [])
        expect(text.toLowerCase()).toContain(letter);
    }),
  );
});

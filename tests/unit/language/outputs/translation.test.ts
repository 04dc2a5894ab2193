import { describe, expect, it } from 'vitest';
import type { LanguageTask } from '../../../../src/main/language/contract';
import { readTranslation } from '../../../../src/main/language/outputs/translation';
import { buildPrompt } from '../../../../src/main/language/prompts/build';
import { captionsOf, translationTask } from '../../../fakes/language-tasks';

type Task = LanguageTask<'translation'>;

function read(answer: string, task: Task, growing = false) {
  const { references, orders } = buildPrompt(task);
  return readTranslation(answer, { task, references, orders, growing });
}

const HEALER = translationTask('The healer is down!');
const RIGHT = '힐러가 쓰러졌어요!';
const TO_ENGLISH = translationTask('힐러가 쓰러졌어요!', {
  language: 'en',
  before: captionsOf(['좋은 저녁이에요.']),
});

describe('what stands around a translation', () => {
  it.each([
    `Here is the translation: ${RIGHT}`,
    `Here's the Korean translation:\n\n${RIGHT}`,
    `Sure! Here is the caption in Korean:\n${RIGHT}`,
    `Sure! ${RIGHT}`,
    `Translation: ${RIGHT}`,
    `**Translation:** ${RIGHT}`,
    `번역: ${RIGHT}`,
    `한국어 번역: ${RIGHT}`,
    `번역문：${RIGHT}`,
    `물론입니다! 다음은 번역입니다:\n${RIGHT}`,
    `네, 번역해 드리겠습니다.\n${RIGHT}`,
    `Korean: ${RIGHT}`,
    `한국어: ${RIGHT}`,
    `${RIGHT}\n\n(Note: "down" here means defeated.)`,
    `${RIGHT} (Note: casual speech)`,
    `${RIGHT}\n\n참고: 게임에서 쓰는 말입니다.`,
    `${RIGHT}\n\n**Note:** I kept the tone.`,
    `${RIGHT}\n\nExplanation: the healer is a role.`,
    `${RIGHT} (참고: 반말)`,
    `**${RIGHT}**`,
    `"${RIGHT}"`,
    `“${RIGHT}”`,
    `「${RIGHT}」`,
    `\`${RIGHT}\``,
    `\`\`\`\n${RIGHT}\n\`\`\``,
    `Here you go:\n\`\`\`text\n${RIGHT}\n\`\`\`\nLet me know if you need more.`,
    `[c1] ${RIGHT}`,
    `C12: ${RIGHT}`,
    `[C1]: "${RIGHT}"`,
    `자막: ${RIGHT}`,
    `The healer is down! → ${RIGHT}`,
    `"The healer is down!" -> "${RIGHT}"`,
    `{"translation":"${RIGHT}"}`,
    `\`\`\`json\n{"caption":"${RIGHT}"}\n\`\`\``,
    `# ${RIGHT}`,
    `<before>\n"안녕하세요."\n</before>\n\n<glossary>\n-\n</glossary>\n\n<caption>\n"${RIGHT}"\n</caption>`,
  ])('is taken off: %j', (answer) => {
    expect(read(answer, HEALER)).toEqual({ output: RIGHT, fault: null });
    // Nothing but the translation is shown while it streams in.
    for (let length = 0; length <= answer.length; length++) {
      const { output } = read(answer.slice(0, length), HEALER, true);
      if (output !== null) expect(RIGHT.startsWith(output.replace(/["”」*`}]+$/, ''))).toBe(true);
    }
  });

  it('is the name of the speaker', () => {
    const task = translationTask('The healer is down!', {
      caption: { ...captionsOf(['The healer is down!'])[0]!, speaker: 'Guests' },
    });
    expect(read(`Guests: ${RIGHT}`, task).output).toBe(RIGHT);
    expect(read(`"Guests": "${RIGHT}"`, task).output).toBe(RIGHT);
  });

  it.each([
    ['참고: 내일은 쉽니다.', 'Note: we are off tomorrow.', 'en'],
    ['그가 말했어요: 도망쳐!', 'He said: run!', 'en'],
    ['번역: 이건 제가 했어요.', 'Translation: I did this one.', 'en'],
    ['"지금이야"라고 했어', '"Now", he said', 'en'],
    ['Sure, we can go.', '그럼요, 갈 수 있죠.', 'ko'],
    ['물론이죠! 갑시다.', "Sure! Let's go.", 'en'],
    ['Yes. The note: it is over.', '네. 참고: 끝났어요.', 'ko'],
    ['네, 여기 있어요.', 'Yes, here it is.', 'en'],
  ] as const)('stays when it was said: %s', (source, answer, language) => {
    expect(read(answer, translationTask(source, { language, before: [] }))).toEqual({
      output: answer,
      fault: null,
    });
  });
});

describe('no translation', () => {
  it.each([
    ["I'm sorry, but I can't assist with that.", HEALER],
    ['죄송하지만 도와드릴 수 없습니다.', HEALER],
    ['죄송합니다. 이 요청은 처리할 수 없습니다.', HEALER],
    ['저는 AI 언어 모델이라 번역할 수 없습니다.', HEALER],
    ['번역할 텍스트를 입력해 주세요.', HEALER],
    ["I'm sorry, but I can't translate that.", TO_ENGLISH],
    ['As an AI language model, I do not have a healer.', TO_ENGLISH],
    ['Please provide the text you would like me to translate.', TO_ENGLISH],
    ['申し訳ありませんが、お手伝いできません。', translationTask('The healer is down!', { language: 'ja' })],
    ['抱歉，我无法提供帮助。', translationTask('The healer is down!', { language: 'zh' })],
    ['Lo siento, no puedo ayudarte con eso.', translationTask('The healer is down!', { language: 'es' })],
  ])('is a refusal: %s', (answer, task) => {
    expect(read(answer, task).fault).toBe('it refuses');
    expect(read(answer, task, true).output).toBeNull();
  });

  it.each([
    ["I'm sorry, I can't help it.", '미안해요, 어쩔 수 없어요.', 'ko'],
    ["I can't help you with that.", '죄송하지만 그건 도와드릴 수 없어요.', 'ko'],
    ['미안해요, 못 도와드려요.', "I'm sorry, I can't help you.", 'en'],
    ['죄송합니다 여러분, 마이크가 꺼져 있었네요.', 'Sorry everyone, my mic was off.', 'en'],
    ['As an AI, it will say anything.', 'AI라서 무슨 말이든 할 거예요.', 'ko'],
    ['I cannot translate this by myself.', '저 혼자서는 번역할 수 없어요.', 'ko'],
    ['Lo siento, no puedo.', "I'm sorry, I can't.", 'en'],
  ] as const)('is not what a speaker refuses: %s', (source, answer, language) => {
    const task = translationTask(source, { language, before: [] });
    expect(read(answer, task)).toEqual({ output: answer, fault: null });
  });

  it.each([
    ['The healer is down!', HEALER, 'it is not translated'],
    ['The healer has fallen!', HEALER, 'it is in another language'],
    ['治疗者倒下了！', HEALER, 'it is in another language'],
    ['ヒーラーが倒れました!', HEALER, 'it is in another language'],
    ['힐러가 쓰러졌어요!', TO_ENGLISH, 'it is not translated'],
    ['힐러가 쓰러졌네요!', TO_ENGLISH, 'it is in another language'],
    ['El sanador está en el suelo y no se mueve', TO_ENGLISH, 'it is in another language'],
    [
      'Vamos a la última sala y luego nos vamos',
      translationTask('Vamos a la última sala y luego nos vamos', { language: 'en' }),
      'it is not translated',
    ],
    [
      'Der Heiler ist tot und wir müssen weg',
      translationTask('힐러가', { language: 'fr' }),
      'it is in another language',
    ],
    [
      '治疗者倒下了我们现在必须跑',
      translationTask('The healer is down!', { language: 'ja' }),
      'it is in another language',
    ],
    [
      'The healer is down',
      translationTask('힐러가 쓰러졌어요!', { language: 'vi' }),
      'it is in another language',
    ],
  ] as const)('is in the wrong language: %s', (answer, task, fault) => {
    expect(read(answer, task)).toEqual({ output: null, fault });
  });

  it.each([
    ['Minji!', 'Minji!', 'ko'],
    ['Glass Dragon', 'Glass Dragon', 'ko'],
    ['PlayStation 5', 'PlayStation 5', 'ko'],
    ['We stream on OBS and Twitch with Jamak.', 'OBS랑 Twitch에서 Jamak으로 방송해요.', 'ko'],
    ['It is an RTX 4090 from NVIDIA.', 'NVIDIA RTX 4090이에요.', 'ko'],
    ['GG!', 'GG!', 'ko'],
    ['Okay.', 'Okay.', 'en'],
    ['OK OK', 'OK OK', 'es'],
    ['Taxi!', 'Taxi!', 'de'],
    ['김민지 선수!', 'Minji Kim!', 'en'],
    ['Tokyo', '東京', 'ja'],
    ['Are you all right?', '大丈夫ですか', 'ja'],
  ] as const)('is not %j as %j', (source, answer, language) => {
    const task = translationTask(source, { language, before: [] });
    expect(read(answer, task)).toEqual({ output: answer, fault: null });
  });

  it.each([
    ['<before>\n안녕하세요.\n</before>\n\n<caption>\n', HEALER],
    ['당신은 실시간 자막을 한국어로 옮깁니다. 자막은 음성 인식으로 만든 것이라', HEALER],
    ['번역문만 답하세요. 따옴표, 설명, 다른 번역안은 쓰지 않습니다.', HEALER],
    ['You translate live captions into English.', TO_ENGLISH],
  ])('repeats the prompt: %s', (answer, task) => {
    expect(read(answer, task).fault).toBe('it repeats the orders');
  });

  it('repeats the captions before it', () => {
    const task = translationTask('¡El sanador ha caído!', {
      language: 'en',
      before: captionsOf(['We are in the last room.', 'Buenas noches.']),
    });
    expect(read('We are in the last room.', task).fault).toBe('it repeats another caption');
    expect(read('We are in the last room. The healer is down!', task).fault).toBe(
      'it repeats another caption',
    );
    expect(read('The healer is down!', task).output).toBe('The healer is down!');
  });

  it('is empty, or far longer than what was said', () => {
    expect(read(' ', HEALER).fault).toBe('it is empty');
    expect(read('가'.repeat(80), translationTask('Go.')).fault).toBe('it is far longer than the caption');
    expect(read('빨리 가자, 지금 당장!', translationTask('Go.')).fault).toBeNull();
  });
});

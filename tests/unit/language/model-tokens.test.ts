import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../../src/main/language/model-tokens';
import { PROMPTS } from '../../../src/main/language/prompts/files';
import { spokenCaptions } from '../../fakes/language-tasks';

/** What GPT-4o, Qwen 3, Llama 3, Gemma 3 and DeepSeek V3 count, measured with their tokenisers. */
const COUNTED: readonly (readonly [string, readonly [number, number, number, number, number]])[] = [
  [
    spokenCaptions('en')
      .map(({ text }) => text)
      .join(' '),
    [82, 82, 82, 82, 83],
  ],
  [
    spokenCaptions('ko')
      .map(({ text }) => text)
      .join(' '),
    [118, 135, 117, 101, 138],
  ],
  [
    '皆さん、お帰りなさい。今夜はいよいよガラスのドラゴンと戦います。チャットによると左の橋は罠らしいので、右に行きます。はい、決めました。賞金は全部動物保護施設に寄付します。ああ、ヒーラーが倒れました!今すぐ逃げないと。危なかったですね。ミンジさんが矢一本で救ってくれました。五分休んで、最後の部屋に挑戦します。',
    [119, 109, 107, 90, 107],
  ],
  [
    '欢迎大家回来，今晚我们终于要打玻璃龙了。聊天室说左边的桥是陷阱，所以我们走右边。好，我们决定了：奖金全部捐给动物收容所。糟了，治疗倒下了！我们得马上跑。真险啊。敏智一箭救了整场。我们休息五分钟，然后挑战最后一个房间。',
    [84, 73, 90, 81, 71],
  ],
  [
    'С возвращением, друзья, сегодня мы наконец сразимся со Стеклянным драконом. В чате говорят, что левый мост — ловушка, поэтому идём направо. Итак, решено: призовые деньги пойдут приюту для животных. О нет, лекарь упал! Надо бежать прямо сейчас. Было близко. Минджи спасла весь забег одной стрелой. Делаем перерыв на пять минут и пробуем последнюю комнату.',
    [105, 132, 118, 106, 127],
  ],
  [
    'ยินดีต้อนรับกลับมาทุกคน คืนนี้เราจะได้สู้กับมังกรแก้วกันเสียที ในแชตบอกว่าสะพานซ้ายเป็นกับดัก เราเลยไปทางขวา โอเค ตัดสินใจแล้วว่าเงินรางวัลทั้งหมดจะให้สถานสงเคราะห์สัตว์ แย่แล้ว ฮีลเลอร์ล้มแล้ว เราต้องหนีเดี๋ยวนี้ เฉียดไปนิดเดียว มินจีช่วยทั้งทีมไว้ด้วยลูกธนูดอกเดียว พักห้านาทีแล้วลองห้องสุดท้ายกัน',
    [129, 179, 151, 109, 133],
  ],
  [
    'Bienvenidos de nuevo a todos, esta noche por fin luchamos contra el Dragón de Cristal. El chat dice que el puente izquierdo es una trampa, así que vamos a la derecha. Vale, lo hemos decidido: el premio va para el refugio de animales. ¡Oh no, ha caído la sanadora! Tenemos que correr ahora mismo. Estuvo cerca. Minji salvó toda la partida con una flecha.',
    [90, 101, 102, 86, 102],
  ],
];

describe('estimating tokens', () => {
  it.each(COUNTED)('is near to what models count: %.24s', (text, counts) => {
    const estimate = estimateTokens(text);
    for (const count of counts) {
      expect(count / estimate).toBeGreaterThan(0.7);
      expect(count / estimate).toBeLessThan(1.25);
    }
  });

  it('counts a Korean prompt for more than an English one of as many letters', () => {
    const { en, ko } = PROMPTS['report-notes'];
    expect(estimateTokens(ko.system) / ko.system.length).toBeGreaterThan(
      (1.5 * estimateTokens(en.system)) / en.system.length,
    );
  });

  it('counts nothing for nothing', () => {
    expect(estimateTokens('')).toBe(0);
  });
});

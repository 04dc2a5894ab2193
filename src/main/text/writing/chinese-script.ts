/** The script of Chinese captions: as it was heard, or one of both. */
export type ChineseScript = 'heard' | 'simplified' | 'traditional';

type Chinese = 'zh' | 'yue';
type Converter = (text: string) => string;

/** Traditional Chinese as it is written where each is spoken: in Taiwan and in Hong Kong. */
const TRADITIONAL = { zh: 'tw', yue: 'hk' } as const;

/** What no Chinese is written with. */
const OTHERS = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Its phrases are large (1.1 MB) and take up to a second to get ready, so only those who need them pay for that. */
async function load(script: ChineseScript, language: Chinese): Promise<Converter> {
  const traditional = TRADITIONAL[language];
  if (script === 'traditional')
    return (await import('opencc-js/cn2t')).Converter({ from: 'cn', to: traditional });
  return (await import('opencc-js/t2cn')).Converter({ from: traditional, to: 'cn' });
}

const loading = new Map<string, Promise<void>>();
const loaded = new Map<string, Converter>();

function isChinese(language: string | null): language is Chinese {
  return language === 'zh' || language === 'yue';
}

/**
 * Resolves when texts in the language can be written in the script; never rejects.
 *
 * @param language code of what is spoken; null while it is not known
 */
export async function loadChineseScript(script: ChineseScript, language: string | null): Promise<void> {
  if (script === 'heard' || !isChinese(language)) return;
  const key = `${script} ${language}`;
  if (loaded.has(key)) return;
  let work = loading.get(key);
  if (!work) {
    work = load(script, language).then(
      (converter) => void loaded.set(key, converter),
      // It is tried again with the next caption, and until then they are as they were heard.
      () => void loading.delete(key),
    );
    loading.set(key, work);
  }
  await work;
}

/**
 * A Chinese text in the script that is wanted, once that is loaded. Texts in other languages stay, above all Japanese,
 * which shares the letters.
 *
 * @param language code of what is spoken; null while it is not known
 */
export function inChineseScript(text: string, script: ChineseScript, language: string | null): string {
  if (script === 'heard' || !isChinese(language) || OTHERS.test(text)) return text;
  return loaded.get(`${script} ${language}`)?.(text) ?? text;
}

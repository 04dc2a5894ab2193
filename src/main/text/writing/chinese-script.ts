/** The script of Chinese captions: as it was heard, or one of both. */
export type ChineseScript = 'heard' | 'simplified' | 'traditional';

type Converter = (text: string) => string;

const CHINESE: readonly (string | null)[] = ['zh', 'yue'];
/** What no Chinese is written with. */
const OTHERS = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Both are large, and few need them. */
const loaders: Readonly<Record<Exclude<ChineseScript, 'heard'>, () => Promise<Converter>>> = {
  simplified: async () => (await import('opencc-js/t2cn')).Converter({ from: 't', to: 'cn' }),
  traditional: async () => (await import('opencc-js/cn2t')).Converter({ from: 'cn', to: 't' }),
};
const loading = new Map<ChineseScript, Promise<void>>();
const loaded = new Map<ChineseScript, Converter>();

/** Resolves when texts can be written in the script; never rejects. */
export async function loadChineseScript(script: ChineseScript): Promise<void> {
  if (script === 'heard' || loaded.has(script)) return;
  let work = loading.get(script);
  if (!work) {
    work = loaders[script]().then(
      (converter) => void loaded.set(script, converter),
      // It is tried again with the next caption, and until then they are as they were heard.
      () => void loading.delete(script),
    );
    loading.set(script, work);
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
  if (script === 'heard' || !CHINESE.includes(language) || OTHERS.test(text)) return text;
  return loaded.get(script)?.(text) ?? text;
}

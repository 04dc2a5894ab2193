/** Tags that SubRip files have; anything else in pointed brackets is text. */
const SRT_TAG = /<\/?(?:b|i|u|s|font|c|br|ruby|rt|span|v|lang)(?:[ .=][^<>]{0,200})?\/?>/giu;
const VTT_TAG = /<[^<>]{0,500}>/gu;
/** `{\an8}` and the like. */
const OVERRIDE = /\{\\[^{}]{0,500}\}/gu;
/** `<v Name>`, also with classes: `<v.loud Name>`. */
const VOICE = /<v(?:\.[^\s<>]{0,100})?[ \t]+([^<>]{1,200})>/u;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  quot: '"',
  apos: "'",
  lrm: '\u200E',
  rlm: '\u200F',
};

/** Who says the cue, by its first voice; empty where it names none. */
export function voiceOf(raw: string): string {
  const name = VOICE.exec(raw)?.[1] ?? '';
  return unescaped(name).trim();
}

/** What a cue says, without what styles it. */
export function textOf(raw: string, isVtt: boolean): string {
  const bare = raw.replaceAll(isVtt ? VTT_TAG : SRT_TAG, '');
  return isVtt ? unescaped(bare) : bare.replaceAll(OVERRIDE, '').replaceAll(/\\[Nn]/gu, '\n');
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu, (whole, ...found: string[]) => {
    const [decimal, hex, name] = found;
    if (name) return ENTITIES[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * What a model says to itself before it answers, taken out of the text that a server sends. Tags are those that models
 * of DeepSeek, Qwen, Gemma, Mistral, Kimi, Cohere and others write; "harmony" is the form of gpt-oss.
 */

export interface ReasoningOptions {
  /** Whether more of the answer will come. */
  readonly growing: boolean;
  /** Whether the server is known to begin within the reasoning: then what no closing tag stands behind is no answer. */
  readonly startsInside: boolean;
}

export interface Unveiled {
  /** The answer alone; empty while, or when, there is none. */
  readonly text: string;
  /** Whether there was reasoning. */
  readonly reasoned: boolean;
  /** Whether it began within the reasoning: there was a closing tag without an opening one. */
  readonly startedInside: boolean;
}

const NAMES = 'think|thinking|thought|thoughts|reasoning|reflection|scratchpad|seed:think';
const OPENING = String.raw`<(?:${NAMES})\s*>|\[THINK\]|◁think▷|<\|begin_of_thought\|>|<\|START_THINKING\|>|<\|channel>\s*thought`;
const CLOSING = String.raw`<\/(?:${NAMES})\s*>|\[\/THINK\]|◁\/think▷|<\|end_of_thought\|>|<\|END_THINKING\|>|<channel\|>`;
const TAG = new RegExp(`(${OPENING})|${CLOSING}`, 'gi');
const CLOSING_TAG = new RegExp(CLOSING, 'gi');

/** What models wrap an answer in that comes after reasoning. */
const WRAPPER =
  /<\/?(?:answer|final|final_answer|response|output|solution)>|<\|(?:begin|end)_of_solution\|>|<\|(?:START|END)_RESPONSE\|>/gi;
const JSON_START = /^\s*(?:```\w*\s*)?\{/;
const START_OF_TURN = /^\s*(?:<\|im_start\|>assistant|<start_of_turn>model|<s>)\s*/;
/** Where a model's turn ends; servers with a wrong template let it through, with what the model made up after it. */
const END_OF_TURN =
  /<\|(?:im_end|im_start|eot_id|eom_id|endoftext|end_of_text|return|end|END_OF_TURN_TOKEN)\|>|<\/s>|<(?:end|start)_of_turn>/i;

/** All that may stand half at the end of a text that grows. */
const MARKS = [
  ...NAMES.split('|').flatMap((name) => [`<${name}>`, `</${name}>`]),
  '[think]',
  '[/think]',
  '◁think▷',
  '◁/think▷',
  '<|begin_of_thought|>',
  '<|end_of_thought|>',
  '<|start_thinking|>',
  '<|end_thinking|>',
  '<|channel>thought',
  '<channel|>',
  '<|channel|>',
  '<|start|>assistant',
  '<|im_end|>',
  '<|endoftext|>',
  '<|return|>',
  '<|end|>',
  '</s>',
  '<end_of_turn>',
  '<|message|>',
  '<|constrain|>json',
  '<|start_response|>',
  '<|end_response|>',
  '<|begin_of_solution|>',
  '<|end_of_solution|>',
  ...['answer', 'final_answer', 'response', 'output', 'solution'].flatMap((name) => [
    `<${name}>`,
    `</${name}>`,
  ]),
];
const LONGEST_MARK = Math.max(...MARKS.map(({ length }) => length));

/** `raw` as the server sent it, without reasoning. */
export function withoutReasoning(raw: string, options: ReasoningOptions): Unveiled {
  const whole = options.growing ? withoutHalfMark(raw) : raw;
  const harmony = fromHarmony(whole, options.growing);
  if (harmony !== null) return { text: harmony, reasoned: true, startedInside: false };
  // A server that is held to JSON sends nothing else; what looks like a tag then is a text that somebody said.
  if (JSON_START.test(whole)) {
    return { text: ownTurn(whole), reasoned: false, startedInside: false };
  }
  const { text, tagged, startedInside } = outsideOfTags(whole, options.growing);
  if (options.startsInside && !tagged) return { text: '', reasoned: false, startedInside };
  const plain = ownTurn(text);
  return {
    text: (tagged ? plain.replaceAll(WRAPPER, '') : plain).trim(),
    reasoned: tagged,
    startedInside,
  };
}

function outsideOfTags(
  raw: string,
  growing: boolean,
): { text: string; tagged: boolean; startedInside: boolean } {
  let text = '';
  let depth = 0;
  let from = 0;
  let tagged = false;
  let startedInside = false;
  for (const match of raw.matchAll(TAG)) {
    if (depth === 0) text += raw.slice(from, match.index);
    if (match[1] !== undefined) depth++;
    else if (depth > 0) depth--;
    else {
      text = '';
      startedInside = true;
    }
    from = match.index + match[0].length;
    tagged = true;
    if (depth === 0 && text.trim() === '' && JSON_START.test(raw.slice(from))) break;
  }
  if (depth === 0) return { text: text + raw.slice(from), tagged, startedInside };
  // It named its own tag while it thought: what stands after the last closing one is the answer.
  const closed = growing ? undefined : [...raw.matchAll(CLOSING_TAG)].at(-1);
  const after = closed ? raw.slice(closed.index + closed[0].length) : '';
  return { text: after.search(TAG) < 0 && closed ? after : text, tagged, startedInside };
}

const HARMONY_MESSAGE =
  /<\|channel\|>\s*(\w+)[^<]*(?:<\|constrain\|>[^<]*)?<\|message\|>([\s\S]*?)(?=<\|(?:end|return|call|start|channel)\|>|$)/g;

/** The final channel of an answer in harmony; null when it is in another form. */
function fromHarmony(raw: string, growing: boolean): string | null {
  // Servers that take out special tokens leave the names of the channels.
  const bare = /^\s*analysis(?=\S)[\s\S]*?assistant\s*final([\s\S]*)$/.exec(raw);
  if (bare && !raw.includes('<|')) return bare[1]?.trim() ?? '';
  if (growing && 'analysis'.startsWith(raw.trim())) return '';
  if (growing && /^\s*analysis(?=\p{Lu}|$)/u.test(raw)) return '';
  const begun = raw.replace(/^\s*(?=(?:analysis|commentary|final)<\|message\|>)/, '<|channel|>');
  if (!begun.includes('<|channel|>')) return null;
  return [...begun.matchAll(HARMONY_MESSAGE)]
    .flatMap(([, channel, text]) => (channel === 'final' ? (text ?? '') : []))
    .join('')
    .trim();
}

/** The model's own turn. */
function ownTurn(text: string): string {
  return (text.replace(START_OF_TURN, '').split(END_OF_TURN, 1)[0] ?? '').trim();
}

/** Without what may become a tag with the next letters. */
function withoutHalfMark(text: string): string {
  for (let at = Math.max(0, text.length - LONGEST_MARK); at < text.length; at++) {
    const rest = text.slice(at).toLowerCase();
    if ('<[◁'.includes(rest.charAt(0)) && MARKS.some((mark) => mark.startsWith(rest)))
      return text.slice(0, at);
  }
  return text;
}

/**
 * What a well-behaved model would answer to Jamak's prompts, made from the captions in the prompt itself: each
 * statement repeats a caption and cites it. Knows the prompts only by their tags and labels.
 */

interface Line {
  readonly label: string;
  readonly what: string;
  readonly text: string;
}

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
/** `[c1] "text"`, `[c1] "speaker": "text"`, `[p1] summary: "text"`. */
const LINE = new RegExp(String.raw`^\[([a-z]\d+)\] (?:(\w+|${STRING}): )?(${STRING})`);

/** The answer to a prompt of Jamak's; 'OK' to anything else. */
export function answerTo(prompt: string): string {
  if (prompt.includes('<notes>')) return JSON.stringify(report(linesIn(prompt, 'notes')));
  if (prompt.includes('<digests>')) {
    const lines = [...linesIn(prompt, 'digests').slice(-5), ...linesIn(prompt, 'captions').slice(-1)];
    return JSON.stringify({ points: lines.map(statement) });
  }
  if (prompt.includes('<previous>')) {
    return JSON.stringify(digest(linesIn(prompt, 'previous'), linesIn(prompt, 'captions')));
  }
  if (prompt.includes('<captions>')) return JSON.stringify(notes(linesIn(prompt, 'captions')));
  const said = /(?:<caption>\n(?:"(?:[^"\\]|\\.)*": )?|: )("(?:[^"\\]|\\.)*")(?:\n<\/caption>[^<]*)?$/.exec(
    prompt,
  )?.[1];
  if (said !== undefined) return translation(JSON.parse(said) as string, prompt);
  return 'OK';
}

/** Each Latin letter by one of the script that is asked for: nobody's language, but written like it. */
function translation(text: string, prompt: string): string {
  const first = prompt.includes('日本語') ? 0x30a2 : 0xac00;
  if (!/한국어|日本語/.test(prompt)) return `⟦${text}⟧`;
  return text.replaceAll(/[a-z]/gi, (letter) =>
    String.fromCharCode(first + letter.toLowerCase().charCodeAt(0) - 97),
  );
}

function linesIn(prompt: string, tag: string): Line[] {
  const [, body = ''] = new RegExp(`<${tag}>\n([^<]*)\n</${tag}>`).exec(prompt) ?? [];
  return body.split('\n').flatMap((each) => {
    const [, label, what = '', text] = LINE.exec(each) ?? [];
    return label !== undefined && text !== undefined
      ? [{ label, what, text: JSON.parse(text) as string }]
      : [];
  });
}

function statement({ label, text }: Line): { cites: string[]; text: string } {
  return { cites: [label], text };
}

function longest(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) => b.text.length - a.text.length).slice(0, 1);
}

function keywords(lines: readonly Line[]): string[] {
  const words = lines.flatMap(({ text }) => text.match(/[\p{L}\p{N}]{2,}/gu) ?? []);
  return [...new Set(words)].toSorted((a, b) => b.length - a.length).slice(0, 6);
}

function digest(previous: readonly Line[], captions: readonly Line[]): object {
  const kept = previous.filter(({ what }) => what === 'summary');
  const summary = [...kept, ...captions].slice(-3);
  const highlights = [...previous.filter(({ what }) => what === 'highlight'), ...longest(captions)].slice(-5);
  return {
    summary: summary.map(statement),
    situation: captions.slice(-1).map(statement)[0] ?? { cites: [], text: '' },
    keywords: keywords(captions),
    highlights: highlights.map((line) => ({ ...statement(line), why: 'longest' })),
  };
}

function notes(captions: readonly Line[]): object {
  const ends = [...captions.slice(0, 1), ...captions.slice(-1)];
  return {
    points: captions.slice(0, 20).map(statement),
    chapters: [
      {
        cites: ends.map(({ label }) => label),
        title: ends[0]?.text ?? '-',
        summary: ends.at(-1)?.text ?? '',
      },
    ],
    decisions: captions.filter(({ text }) => /decid|결정/.test(text)).map(statement),
    highlights: longest(captions).map((line) => ({ ...statement(line), why: 'longest' })),
    quotes: longest(captions).map(statement),
    keywords: keywords(captions),
  };
}

function report(lines: readonly Line[]): object {
  const named = (letter: string): Line[] => lines.filter(({ label }) => label.startsWith(letter));
  return {
    title: named('h')[0]?.text ?? 'Session',
    abstract: named('s')
      .slice(0, 3)
      .map(({ text }) => text)
      .join(' '),
    chapters: named('h').map(({ label, text }) => ({ cites: [label], title: text, summary: text })),
    decisions: named('d').map(statement),
    highlights: named('m').map((line) => ({ ...statement(line), why: 'longest' })),
    quotes: named('q').map(({ label }) => label),
    keywords: keywords(lines),
  };
}

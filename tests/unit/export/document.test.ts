import fc from 'fast-check';
import { parsers } from 'prettier/plugins/markdown';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { renderExport } from '../../../src/main/export';
import { cleanText } from '../../../src/main/text/clean-text';
import type { SessionRecord } from '../../../src/shared/session/record';
import { anyText, digest, record, report } from './records';

beforeEach(() => {
  vi.stubEnv('TZ', 'Asia/Seoul');
  return () => vi.unstubAllEnvs();
});

interface Node {
  readonly type: string;
  readonly value?: string | undefined;
  readonly children?: readonly Node[] | undefined;
}

const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.string(),
    value: z.string().optional(),
    children: z.array(nodeSchema).optional(),
  }),
);

/** Reads a document as Prettier does, whose parser knows CommonMark, GitHub's flavour and wiki links. */
function read(document: string): readonly Node[] {
  // The options of Prettier's printer, of which its parser looks at none.
  const options = {} as Parameters<typeof parsers.markdown.parse>[1];
  return nodeSchema.parse(parsers.markdown.parse(document, options)).children ?? [];
}

/** What is read of it; isolates are not seen. */
function plain(node: Node): string {
  return node.value?.replaceAll(/[\u2066\u2067\u2069]/gu, '') ?? (node.children ?? []).map(plain).join('');
}

function typesIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => [node.type, ...typesIn(node.children ?? [])]);
}

const session: SessionRecord = record(
  [
    { text: 'Hi.', translations: [{ language: 'ko', text: '안녕.', final: true }] },
    { text: 'Hello.', laneId: 'sys' },
  ],
  { gaps: [{ laneId: 'mic', startMs: 12_000, endMs: 15_000, code: 'speech-queue-full' }] },
);

const transcript = [
  '**00:00** Hi.',
  '',
  '> 안녕.',
  '',
  '**00:02** Guests: Hello.',
  '',
  '**00:12** ⚠ Not captioned: 00:12–00:15 (speech-queue-full)',
  '',
];

describe('md', () => {
  it('is the report, then the transcript', () => {
    expect(renderExport({ ...session, report: report(), digests: [digest()] }, 'md')).toBe(
      [
        '# A greeting',
        '',
        'Jamak · 2026-11-22 18:30 +09:00 · 01:00',
        '',
        String.raw`Written by: gpt-5\_mini`,
        '',
        'Two people meet.',
        '',
        '## Chapters',
        '',
        '### 00:00 · Hello',
        '',
        'They greet each other.',
        '',
        '### 00:03 · Silence',
        '',
        '## Decisions',
        '',
        '- To meet again. (00:02)',
        '',
        '## Highlights',
        '',
        '- **00:02** Hello.',
        '',
        '## Quotes',
        '',
        '- **00:02** Guests: “Hello.”',
        '',
        '## Keywords',
        '',
        'greeting',
        '',
        '## Transcript',
        '',
        ...transcript,
      ].join('\n'),
    );
  });

  it('takes the newest digest where there is no report, and says who made it', () => {
    const digests = [digest({ id: 'd0', summary: [{ text: 'Old news.', captionIds: ['c0'] }] }), digest()];
    expect(renderExport({ ...session, digests }, 'md')).toBe(
      [
        '# 2026-11-22 18:30 +09:00',
        '',
        'Jamak · 01:00',
        '',
        'Made on this computer: sentences picked from the captions.',
        '',
        '## Summary',
        '',
        '- They greet each other. (00:00)',
        '',
        '## Highlights',
        '',
        '- **00:02** Hello. — the first word of the guests',
        '',
        '## Keywords',
        '',
        'greeting · guests',
        '',
        '## Transcript',
        '',
        ...transcript,
      ].join('\n'),
    );
  });

  it('says in footnotes where statements come from, each caption once, if that is wanted', () => {
    const decisions = [
      { text: 'To meet again.', captionIds: ['c1', 'c0', 'gone'] },
      { text: 'To [^9] go.', captionIds: ['c1'] },
    ];
    const told = { ...session, report: report({ decisions }) };
    const document = renderExport(told, 'md', { citations: true });
    expect(document).toContain(
      ['- To meet again. (00:00) [^1] [^2]', String.raw`- To \[^9\] go. (00:02) [^2]`].join('\n'),
    );
    expect(document).toContain('- **00:02** Hello. [^2]\n');
    expect(document.endsWith('\n\n[^1]: **00:00** Hi.\n\n[^2]: **00:02** Guests: Hello.\n')).toBe(true);
    const types = typesIn(read(document));
    expect(types.filter((type) => type === 'footnoteReference')).toHaveLength(4);
    expect(types.filter((type) => type === 'footnoteDefinition')).toHaveLength(2);
    expect(renderExport(told, 'md')).not.toMatch(/\n\[\^/u);
    expect(renderExport({ ...session, digests: [digest()] }, 'md', { citations: true })).toContain(
      '- They greet each other. (00:00) [^1] [^2]\n',
    );
    expect(renderExport(session, 'md', { citations: true })).toBe(renderExport(session, 'md'));
  });

  it('is the transcript alone where nothing was said about it', () => {
    expect(renderExport(session, 'md')).toBe(
      ['# 2026-11-22 18:30 +09:00', '', 'Jamak · 01:00', '', '## Transcript', '', ...transcript].join('\n'),
    );
  });

  it('says whose sound is missing, where lanes have labels', () => {
    const gaps = [{ laneId: 'sys', startMs: 12_000, endMs: 15_000, code: 'device-lost' as const }];
    expect(renderExport({ ...session, gaps }, 'md')).toContain(
      '\n**00:12** Guests: ⚠ Not captioned: 00:12–00:15 (device-lost)\n',
    );
  });

  it('speaks the language that it is asked for', () => {
    const document = renderExport({ ...session, report: report() }, 'md', { language: 'ko' });
    expect(document).toContain('\n## 결정 사항\n');
    expect(document).toContain('⚠ 자막 없음: 00:12–00:15');
    expect(document).not.toContain('Decisions');
  });

  it('gives no time to a statement whose caption is gone', () => {
    const decisions = [{ text: 'To meet again.', captionIds: ['gone'] }];
    expect(renderExport({ ...session, report: report({ decisions }) }, 'md')).toContain(
      '\n- To meet again.\n',
    );
  });

  it.each([
    '# no',
    '- no',
    '+ no',
    '1. no',
    '2) no',
    '> no',
    '*no* _no_ **no** ~~no~~',
    '`no` ```no',
    '<script>alert(1)</script> <!-- no -->',
    '[no](https://example.com/a_b) ![no](x) [no][x] [[no]]',
    'https://example.com/a_b www.example.com/a_b',
    '&lt;no&#62; &amp;',
    '---',
    '| no | no |',
    String.raw`\no \# C:\new\_x`,
  ])('keeps %j as text', (text) => {
    const translation = { language: 'ko', text, final: true };
    const [, , , spoken, translated] = read(
      renderExport(record([{ text, translations: [translation] }]), 'md'),
    );
    expect(plain(spoken!)).toBe(`00:00 ${text}`);
    expect(plain(translated!)).toBe(text);
    expect(typesIn([spoken!])).toEqual(['paragraph', 'strong', 'text', 'text']);
    expect(typesIn([translated!])).toEqual(['blockquote', 'paragraph', 'text']);
  });

  it.each([
    ['en', '> ⚠ No translation'],
    ['ko', '> ⚠ 번역 없음'],
  ] as const)('marks a translation that is missing (%s)', (language, mark) => {
    const translation = { language: 'ko', text: '', final: true };
    const lines = renderExport(record([{ text: 'Hi.', translations: [translation] }]), 'md', {
      language,
    }).split('\n');
    expect(lines[lines.indexOf('**00:00** Hi.') + 2]).toBe(mark);
  });

  it.each([
    ['en', '(cut short)'],
    ['ko', '(중간까지만)'],
  ] as const)('says that a report was cut short (%s)', (language, words) => {
    const cut = { ...session, report: { ...report(), incomplete: true } };
    expect(renderExport(cut, 'md', { language })).toContain(String.raw`gpt-5\_mini ${words}`);
  });

  it('leaves no mark to viewers that know formulas, highlights and comments', () => {
    expect(renderExport(record([{ text: '$no$ ==no== %%no%% a = 5 %' }]), 'md')).toContain(
      String.raw`**00:00** \$no\$ \==no\== \%%no\%% a = 5 %`,
    );
  });

  it('keeps the marks of lines from right to left in their order, whatever stands around them', () => {
    const translation = { language: 'ko', text: 'הדרס 12: הסוף!', final: true };
    const hebrew = record([
      { text: 'שלום, #OBS.', laneId: 'sys', translations: [translation] },
      { text: 'Hello.' },
    ]);
    const decisions = [{ text: 'בוקר טוב.', captionIds: ['c0'] }];
    const document = renderExport({ ...hebrew, report: report({ decisions }) }, 'md');
    expect(document).toContain('\n- \u2067בוקר טוב.\u2069 (00:00)\n');
    expect(document).toContain('\n**00:00** \u2067Guests: שלום, \\#OBS.\u2069\n');
    expect(document).toContain('\n> \u2067הדרס 12: הסוף!\u2069\n');
    expect(document).toContain('\n**00:02** Hello.\n');
  });

  it('shows every text of a report as it is, whatever was said', () => {
    // Prettier alone takes `{{…}}` and `{%…%}` for the marks of a template language.
    const text = anyText.filter((any) => cleanText(any) !== '' && !/\{[{%]/u.test(any));
    fc.assert(
      fc.property(fc.tuple(text, text, text, text, text), ([title, point, quote, keyword, spoken]) => {
        const said = report({
          title,
          abstract: point,
          chapters: [{ title, startMs: 0, endMs: 1, summary: point }],
          decisions: [{ text: point, captionIds: ['c0'] }],
          highlights: [{ captionId: 'c0', atMs: 0, text: quote, why: point }],
          quotes: [{ captionId: 'c0', atMs: 0, text: quote }],
          keywords: [keyword],
        });
        const blocks = read(renderExport(record([{ text: spoken }], { report: said }), 'md'));
        expect(blocks.map(plain)).toEqual([
          cleanText(title),
          'Jamak · 2026-11-22 18:30 +09:00 · 01:00',
          'Written by: gpt-5_mini',
          cleanText(point),
          'Chapters',
          cleanText(`00:00 · ${title}`),
          cleanText(point),
          'Decisions',
          `${cleanText(point)} (00:00)`,
          'Highlights',
          cleanText(`00:00 ${quote} — ${point}`),
          'Quotes',
          cleanText(`00:00 “${quote}”`),
          'Keywords',
          cleanText(keyword),
          'Transcript',
          `00:00 ${cleanText(spoken)}`,
        ]);
        expect(new Set(typesIn(blocks))).toEqual(
          new Set(['heading', 'paragraph', 'list', 'listItem', 'strong', 'text']),
        );
      }),
      { numRuns: 200 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { askEngine } from '../../../../src/main/language/ask';
import type { LanguageOutput, LanguageTask, LanguageTaskKind } from '../../../../src/main/language/contract';
import { createEmbeddedEngine } from '../../../../src/main/language/engines/embedded';
import { createGroundedEngine } from '../../../../src/main/language/grounding/grounded-engine';
import { createSteeredEngine } from '../../../../src/main/language/grounding/steered-engine';
import { Strikes } from '../../../../src/main/language/grounding/strikes';
import type { Digest, DigestLanguage, Statement } from '../../../../src/shared/session/digest';
import type { Struck } from '../../../../src/shared/session/struck';
import { digestTask } from '../../../fakes/language-tasks';
import { draft, result, ScriptedLanguageEngine } from '../../../fakes/scripted-language-engine';
import { loadTranscript } from '../../../fakes/transcripts';

const signal = new AbortController().signal;

function embedded(struck: readonly Struck[]) {
  const picker = createEmbeddedEngine();
  return createSteeredEngine(createGroundedEngine(picker, picker), () => new Strikes(struck));
}

async function ask<K extends LanguageTaskKind>(
  task: LanguageTask<K>,
  struck: readonly Struck[],
): Promise<LanguageOutput<K>> {
  const answer = await askEngine<K>(embedded(struck), task, { signal });
  if (!answer) throw new Error('no answer');
  return answer.output;
}

const statementsOf = ({ summary, situation, highlights }: Digest): Statement[] => [
  ...summary,
  ...(situation ? [situation] : []),
  ...highlights.map(({ text, captionId }) => ({ text, captionIds: [captionId] })),
];

describe.each(['stream-en', 'stream-ko'] as const)('the embedded engine over %s', (name) => {
  const spoken = loadTranscript(name);
  const language: DigestLanguage = name === 'stream-ko' ? 'ko' : 'en';

  it('never says again what was struck out: in digests, catch-up, notes and report', async () => {
    const struck: Struck[] = [];
    const digests: Digest[] = [];
    for (let from = 0; from < Math.min(64, spoken.length); from += 8) {
      const captions = spoken.slice(from, from + 8);
      const content = await ask<'digest'>(
        { kind: 'digest', previous: digests.at(-1) ?? null, captions, glossary: [], language },
        struck,
      );
      const untilMs = captions.at(-1)?.endMs ?? 0;
      const digest: Digest = {
        ...content,
        id: `d${from}`,
        fromMs: captions[0]?.startMs ?? 0,
        untilMs,
        language,
        author: { engine: 'embedded', model: '' },
      };
      const strikes = new Strikes(struck);
      for (const statement of statementsOf(digest))
        expect([statement, strikes.has(statement)]).toEqual([statement, false]);
      digests.push(digest);
      // Whatever stands first is wrong, each second time.
      const [first] = digest.summary;
      if (first && (from / 8) % 2 === 0) struck.push({ ...first, untilMs });
    }
    expect(struck.length).toBeGreaterThan(2);
    const strikes = new Strikes(struck);
    const points = await ask<'catch-up'>(
      { kind: 'catch-up', digests, captions: spoken.slice(64, 72), glossary: [], language },
      struck,
    );
    expect(points.length).toBeGreaterThan(1);
    expect(points.filter((point) => strikes.has(point))).toEqual([]);
    const notes = await ask<'report-notes'>(
      { kind: 'report-notes', captions: spoken, glossary: [], language },
      struck,
    );
    const report = await ask<'report'>({ kind: 'report', notes: [notes], glossary: [], language }, struck);
    const told = JSON.stringify([notes, report]);
    for (const { text } of struck) expect(told).not.toContain(text);
    expect(report.highlights.length).toBeGreaterThan(2);
    expect(report.chapters.length).toBeGreaterThan(0);
  });
});

describe('an engine that insists', () => {
  const wrong = { text: 'The dragon is dead.', captionIds: ['caption-0'] };
  const answer = { summary: [wrong], situation: wrong, keywords: [], highlights: [] };

  it('is not let through, neither in drafts nor in what is finished of them', async () => {
    const engine = new ScriptedLanguageEngine(() => [
      {
        ...(draft(answer) as object),
        finished: { output: answer, engine: { engine: 'server', model: 'm' } },
      } as never,
      result(answer),
    ]);
    const steered = createSteeredEngine(engine, () => new Strikes([{ ...wrong, untilMs: 0 }]));
    const seen: unknown[] = [];
    const whole = await askEngine<'digest'>(steered, digestTask('en'), {
      signal,
      onDraft: (output, finished) => seen.push(output.summary, finished?.output.summary),
    });
    expect(seen).toEqual([[], []]);
    expect(whole?.output).toMatchObject({ summary: [], situation: null });
  });

  it('does not hear of it: nor of the caption that says nothing else', async () => {
    const engine = new ScriptedLanguageEngine();
    const task = digestTask('en');
    const [first] = task.captions;
    const struck = { text: first?.text ?? '', captionIds: [first?.id ?? ''], untilMs: 0 };
    const steered = createSteeredEngine(engine, () => new Strikes([struck]));
    await askEngine<'digest'>(steered, task, { signal });
    expect(engine.asked[0]).toMatchObject({ captions: task.captions.slice(1) });
  });

  it('is let through again once it is brought back', async () => {
    let struck: Struck[] = [{ ...wrong, untilMs: 0 }];
    const engine = new ScriptedLanguageEngine(() => [result(answer)]);
    const steered = createSteeredEngine(engine, () => new Strikes(struck));
    expect((await askEngine<'digest'>(steered, digestTask('en'), { signal }))?.output.summary).toEqual([]);
    struck = [];
    expect((await askEngine<'digest'>(steered, digestTask('en'), { signal }))?.output).toEqual(answer);
  });
});

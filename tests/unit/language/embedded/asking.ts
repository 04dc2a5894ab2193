import type {
  LanguageOutput,
  LanguagePart,
  LanguageTask,
  LanguageTaskKind,
} from '../../../../src/main/language/contract';
import { createEmbeddedEngine } from '../../../../src/main/language/engines/embedded';
import type { SpokenCaption } from '../../../../src/main/text/spoken-caption';
import type { Digest, DigestLanguage } from '../../../../src/shared/session/digest';

/** All that the embedded engine gives for a task. */
export async function partsOf<K extends LanguageTaskKind>(
  task: LanguageTask<K>,
  signal: AbortSignal = new AbortController().signal,
): Promise<LanguagePart<K>[]> {
  const parts: LanguagePart<K>[] = [];
  for await (const part of createEmbeddedEngine().generate<K>(task, { signal })) parts.push(part);
  return parts;
}

export async function outputOf<K extends LanguageTaskKind>(
  task: LanguageTask<K>,
): Promise<LanguageOutput<K>> {
  const [part] = await partsOf(task);
  if (part?.type !== 'result') throw new Error(`no result but ${part?.type}`);
  return part.output;
}

/** The digests of a session, one for every `each` captions. */
export async function digestsOf(
  captions: readonly SpokenCaption[],
  language: DigestLanguage,
  each = 8,
): Promise<Digest[]> {
  const digests: Digest[] = [];
  for (let from = 0; from < captions.length; from += each) {
    const fresh = captions.slice(from, from + each);
    const previous = digests.at(-1) ?? null;
    const content = await outputOf<'digest'>({
      kind: 'digest',
      previous,
      captions: fresh,
      glossary: [],
      language,
    });
    digests.push({
      ...content,
      id: `d${digests.length}`,
      fromMs: fresh[0]?.startMs ?? 0,
      untilMs: fresh.at(-1)?.endMs ?? 0,
      language,
      author: { engine: 'embedded', model: '' },
    });
  }
  return digests;
}

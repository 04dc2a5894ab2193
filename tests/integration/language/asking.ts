import type {
  LanguageEngine,
  LanguageOutput,
  LanguagePart,
  LanguageTask,
  LanguageTaskKind,
} from '../../../src/main/language/contract';
import type { LanguageServerConfig } from '../../../src/main/language/engines/server';
import type { JamakError } from '../../../src/shared/errors';
import { addUsage, NO_USAGE, type Usage } from '../../../src/shared/session/usage';

export const KEY = 'sk-test-0123456789';

export function configOf(baseUrl: string, changes: Partial<LanguageServerConfig> = {}): LanguageServerConfig {
  return {
    baseUrl,
    apiKey: KEY,
    model: 'fake-small',
    reportModel: '',
    contextTokens: 16_000,
    price: { input: 1, output: 2 },
    ...changes,
  };
}

/** Everything that an engine gave for one task. */
export interface Asked<K extends LanguageTaskKind> {
  readonly types: LanguagePart['type'][];
  readonly drafts: LanguageOutput<K>[];
  readonly usage: Usage;
  readonly result: LanguageOutput<K> | null;
  readonly model: string | null;
  readonly error: JamakError | null;
}

export async function askAll<K extends LanguageTaskKind>(
  engine: LanguageEngine,
  task: LanguageTask<K>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Asked<K>> {
  const parts: LanguagePart<K>[] = [];
  for await (const part of engine.generate<K>(task, { signal })) parts.push(part);
  const result = parts.find((part) => part.type === 'result');
  const error = parts.find((part) => part.type === 'error');
  return {
    types: parts.map(({ type }) => type),
    drafts: parts.flatMap((part) => (part.type === 'draft' ? [part.output] : [])),
    usage: parts.reduce((sum, part) => (part.type === 'usage' ? addUsage(sum, part.usage) : sum), NO_USAGE),
    result: result?.output ?? null,
    model: result?.engine.model ?? null,
    error: error?.error ?? null,
  };
}

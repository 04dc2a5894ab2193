import type {
  Generated,
  GenerateOptions,
  TextGenerator,
  Wanted,
} from '../../../src/main/language/engines/inside/generator';

/** The lines that a prompt shows, by what was said. */
export function labelOf({ user }: Wanted, said: string): string {
  const line = user.split('\n').find((one) => /^[A-Z]: "/.test(one) && one.includes(said));
  if (!line) throw new Error(`no line says ${said}`);
  return line.slice(0, 1);
}

/** An answer that names the first lines for every field, whatever they say. */
export function firstChoice({ user, grammar }: Pick<Wanted, 'user' | 'grammar'>): string {
  const labels = [...user.matchAll(/^([A-Z]): "/gm)].map(([, label]) => label);
  const [root = ''] = grammar.split('\n');
  const fields = [...root.matchAll(/"[{,]\\"(\w+)\\":" ("\[" [^\]]*)?/g)];
  return JSON.stringify(
    Object.fromEntries(
      fields.map(([, name, list]) => [
        name,
        list === undefined ? labels[0] : labels.slice(0, [...list.matchAll(/\bv\d/g)].length),
      ]),
    ),
  );
}

/** A model that answers as a test says. */
export class ScriptedGenerator implements TextGenerator {
  readonly asked: { readonly wanted: Wanted; readonly options: GenerateOptions }[] = [];
  answer: (wanted: Wanted, options: GenerateOptions) => Promise<string> | string;

  constructor(answer: ScriptedGenerator['answer']) {
    this.answer = answer;
  }

  async generate(wanted: Wanted, options: GenerateOptions): Promise<Generated> {
    this.asked.push({ wanted, options });
    return { text: await this.answer(wanted, options), inputTokens: 100, outputTokens: 10 };
  }
}

import type { LocalModel } from '../../../../shared/local-models';
import type { Language } from '../../../../shared/locales';
import type { Settings } from '../../../../shared/settings';

/** The embedded models; the user sees them as one, since 'quality' chooses among them. */
export function builtIn(models: readonly LocalModel[]): LocalModel[] {
  return models.filter((model) => model.origin === 'embedded');
}

/**
 * All other models, those that know `language` first and of these the recommended one. What a model is doing
 * does not move it, so that no row runs away under the mouse.
 */
export function arrange(models: readonly LocalModel[], language: string): LocalModel[] {
  const rank = (model: LocalModel): number => (knows([model], language) ? (model.recommended ? 0 : 1) : 2);
  return models.filter((model) => model.origin !== 'embedded').sort((a, b) => rank(a) - rank(b));
}

/** Whether it may be chosen: it is here, and understood the sample if it was checked. */
export function isUsable({ state, check }: LocalModel): boolean {
  return state.type === 'installed' && check.type !== 'failed';
}

/** The models that caption now: the chosen one, or the embedded ones when there is none that could be used. */
export function inUse(models: readonly LocalModel[], chosen: string): LocalModel[] {
  const model = models.find((each) => each.id === chosen && isUsable(each));
  return model && model.origin !== 'embedded' ? [model] : builtIn(models);
}

function knows(models: readonly LocalModel[], language: string): boolean {
  return models.some((model) => model.languages.includes(language));
}

/** Codes of the languages that any of `models` knows, each once. */
export function knownLanguages(models: readonly LocalModel[]): string[] {
  return [...new Set(models.flatMap((model) => model.languages))];
}

/** The language that is spoken, as far as it is known: whoever lets it be detected most likely speaks the interface's. */
export function likelyLanguage(spoken: Settings['speech']['language'], interfaceLanguage: Language): string {
  return spoken === 'auto' ? interfaceLanguage : spoken;
}

/** That the models in use do not know the language that is spoken, and which one would. */
export interface LanguageGap {
  readonly language: string;
  /** One of the models in use. */
  readonly current: LocalModel;
  /** Codes of the languages that they do know. */
  readonly known: readonly string[];
  /** null when no known model knows it either. */
  readonly better: LocalModel | null;
}

export function languageGap(
  models: readonly LocalModel[],
  chosen: string,
  language: string,
): LanguageGap | null {
  const used = inUse(models, chosen);
  const [current] = used;
  if (!current || knows(used, language)) return null;
  const better = models.filter((model) => knows([model], language) && model.check.type !== 'failed');
  const best =
    better.find((model) => model.recommended) ??
    better.find(isUsable) ??
    better.find((model) => model.proven) ??
    better[0];
  return { language, current, known: knownLanguages(used), better: best ?? null };
}

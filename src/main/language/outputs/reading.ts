import type { LanguageTask, LanguageTaskKind } from '../contract';
import type { References } from './references';

/** What an answer gave, checked against its task. */
export type Reading<T> =
  | { readonly output: T; readonly fault: null }
  /** `fault` says in English what is wrong with the form, without a word of the answer. */
  | { readonly output: null; readonly fault: string };

export interface ReadOptions<K extends LanguageTaskKind> {
  readonly task: LanguageTask<K>;
  readonly references: References;
  /** Whether more of the answer will come. */
  readonly growing: boolean;
  /** What the model was told to do, so that its answer is not taken from there; none when not given. */
  readonly orders?: string;
}

export function fault(what: string): Reading<never> {
  return { output: null, fault: what };
}

import type { LanguageTaskKind } from './contract';

/**
 * Time that a server has for a task, with every further try, ms. Long for reports: on a machine of its own, a model
 * reads a long prompt for minutes.
 */
export const TASK_MS: Readonly<Record<LanguageTaskKind, number>> = {
  translation: 25_000,
  digest: 55_000,
  'catch-up': 55_000,
  'report-notes': 285_000,
  report: 585_000,
};

/** What comes on top where the server has to load its model first, ms. */
export const LOADING_MS = 90_000;

/** A server that does not listen to its own deadline is given up after this, ms; a little more, so that it can say why. */
export function givenUpAfter(kind: LanguageTaskKind): number {
  return TASK_MS[kind] + LOADING_MS + 3000;
}

/** Who asks an engine waits so long, ms: longer than a server may take, so that the embedded engine can stand in. */
export function waitedFor(kind: LanguageTaskKind): number {
  return givenUpAfter(kind) + 12_000;
}

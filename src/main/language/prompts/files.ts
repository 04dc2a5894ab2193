import type { DigestLanguage } from '../../../shared/session/digest';
import type { LanguageTaskKind } from '../contract';
import catchUpEn from './catch-up.en.md?raw';
import catchUpKo from './catch-up.ko.md?raw';
import digestEn from './digest.en.md?raw';
import digestKo from './digest.ko.md?raw';
import markedEn from './marked.en.md?raw';
import markedKo from './marked.ko.md?raw';
import { parsePromptFile, type PromptFile } from './prompt-file';
import repairEn from './repair.en.md?raw';
import repairKo from './repair.ko.md?raw';
import reportNotesEn from './report-notes.en.md?raw';
import reportNotesKo from './report-notes.ko.md?raw';
import reportEn from './report.en.md?raw';
import reportKo from './report.ko.md?raw';
import livelyEn from './steering/lively.en.md?raw';
import livelyKo from './steering/lively.ko.md?raw';
import shortEn from './steering/short.en.md?raw';
import shortKo from './steering/short.ko.md?raw';
import showEn from './steering/show.en.md?raw';
import showKo from './steering/show.ko.md?raw';
import translationAgainEn from './translation-again.en.md?raw';
import translationAgainKo from './translation-again.ko.md?raw';
import translationEn from './translation.en.md?raw';
import translationKo from './translation.ko.md?raw';

function pair(en: string, ko: string): Readonly<Record<DigestLanguage, PromptFile>> {
  return { en: parsePromptFile(en), ko: parsePromptFile(ko) };
}

/** One prompt per task and language. `repair` asks again after an answer that could not be used. */
export const PROMPTS: Readonly<
  Record<LanguageTaskKind | 'repair', Readonly<Record<DigestLanguage, PromptFile>>>
> = {
  digest: pair(digestEn, digestKo),
  translation: pair(translationEn, translationKo),
  'catch-up': pair(catchUpEn, catchUpKo),
  'report-notes': pair(reportNotesEn, reportNotesKo),
  report: pair(reportEn, reportKo),
  repair: pair(repairEn, repairKo),
};

/** Added to what the model is told, where the user chose so, or says what the show is. */
export const STEERING = {
  short: pair(shortEn, shortKo),
  lively: pair(livelyEn, livelyKo),
  show: pair(showEn, showKo),
} as const;

/** Added to what the model is told, where captions were marked. */
export const MARKED = pair(markedEn, markedKo);

/** Asks for a translation once more in one plain line, which models understand that were lost in the whole prompt. */
export const TRANSLATION_AGAIN = pair(translationAgainEn, translationAgainKo);

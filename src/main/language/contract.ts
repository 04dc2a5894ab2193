import type { CatchUp, Digest, DigestContent, DigestLanguage } from '../../shared/session/digest';
import type { JamakError } from '../../shared/errors';
import type { CaptionLanguage } from '../../shared/languages';
import type { Report, ReportNotes } from '../../shared/session/report';
import type { DigestStyle, ShowSettings } from '../../shared/settings';
import type { Usage } from '../../shared/session/usage';
import type { SpokenCaption } from '../text/spoken-caption';

interface Base {
  /** Names and terms and how they are spelled. */
  readonly glossary: readonly string[];
  /** What the show is, as far as the user says. Nothing of it was said, so nothing may be told of it alone. */
  readonly show?: ShowSettings;
}

interface Styled extends Base {
  /** How much is told, and in what temper; normal and facts unless given. */
  readonly style?: DigestStyle;
}

/** What a language engine can be asked. Everything in `captions` and `digest` is data, never an instruction. */
export interface LanguageTasks {
  digest: {
    task: Styled & {
      readonly previous: Digest | null;
      /** Captions since the previous digest, oldest first; bounded by the caller. */
      readonly captions: readonly SpokenCaption[];
      readonly language: DigestLanguage;
      /** Whether the summary has stood still for so long that it is to be made anew; no unless given. */
      readonly stale?: boolean;
    };
    output: DigestContent;
  };
  translation: {
    task: Base & {
      readonly caption: SpokenCaption;
      /** The captions just before it, oldest first. */
      readonly before: readonly SpokenCaption[];
      readonly language: CaptionLanguage;
    };
    output: string;
  };
  'catch-up': {
    task: Styled & {
      /** Oldest first; bounded by the caller. */
      readonly digests: readonly Digest[];
      /** Captions that no digest covers yet. */
      readonly captions: readonly SpokenCaption[];
      readonly language: DigestLanguage;
    };
    output: CatchUp['points'];
  };
  /** One window of a report. */
  'report-notes': {
    task: Base & { readonly captions: readonly SpokenCaption[]; readonly language: DigestLanguage };
    output: ReportNotes;
  };
  /** The windows joined. */
  report: {
    task: Base & { readonly notes: readonly ReportNotes[]; readonly language: DigestLanguage };
    output: Omit<Report, 'language' | 'author' | 'madeAt' | 'basis'>;
  };
}

export type LanguageTaskKind = keyof LanguageTasks;
export type LanguageTask<K extends LanguageTaskKind = LanguageTaskKind> = {
  [P in K]: LanguageTasks[P]['task'] & { readonly kind: P };
}[K];
export type LanguageOutput<K extends LanguageTaskKind> = LanguageTasks[K]['output'];

/**
 * What an engine gives, in order: any number of `draft` and `usage`, then one `result` or one `error`.
 * After an abort the stream just ends.
 */
export type LanguagePart<K extends LanguageTaskKind = LanguageTaskKind> =
  /** What has come so far, well-formed; a later draft replaces it. `finished`: what of it would stay as it is. */
  | { readonly type: 'draft'; readonly output: LanguageOutput<K>; readonly finished?: Finished<K> | null }
  /** What one call used; given for failed tries as well, as far as the server tells. */
  | { readonly type: 'usage'; readonly usage: Usage }
  /** `incomplete`: there was to be more, but time or room ran out. */
  | {
      readonly type: 'result';
      readonly output: LanguageOutput<K>;
      readonly engine: EngineName;
      readonly incomplete?: boolean;
    }
  | { readonly type: 'error'; readonly error: JamakError };

/** Statements of an answer that are finished, though the answer is not. */
export interface Finished<K extends LanguageTaskKind = LanguageTaskKind> {
  readonly output: LanguageOutput<K>;
  readonly engine: EngineName;
}

/** Who really answered: behind a fallback this may differ from one task to the next. */
export interface EngineName {
  readonly engine: 'embedded' | 'inside' | 'server';
  /** The model that answered; empty for the embedded engine. */
  readonly model: string;
}

export interface LanguageCapabilities {
  readonly streaming: boolean;
  /**
   * What it can take in at once, tokens as `estimateTokens` counts them; Infinity for the embedded engine. It may become
   * less when the engine finds out that its server takes in less than the settings say.
   */
  readonly contextTokens: number;
  readonly local: boolean;
  /** New speech after which it is worth making another digest, ms; 20 s unless given. */
  readonly digestEveryMs?: number;
  readonly tasks: readonly LanguageTaskKind[];
}

/**
 * Makes digests, translations and reports. Every statement of an output names captions of its task;
 * one that does not is dropped by the engine.
 */
export interface LanguageEngine {
  readonly id: string;
  readonly capabilities: LanguageCapabilities;
  /** An abort ends the stream without an error. */
  generate<K extends LanguageTaskKind>(
    task: LanguageTask<K>,
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<LanguagePart<K>>;
}

/** Keeps what a report is made from until it is whole, so that it can be resumed after a cancel or a crash. */
export interface ReportStore {
  /** By index. */
  loadNotes(sessionId: string): Promise<ReportNotes[]>;
  /** `index`: of the window, from 0; takes the place of older notes of that index. */
  saveNotes(sessionId: string, index: number, notes: ReportNotes): Promise<void>;
  clearNotes(sessionId: string): Promise<void>;
  /** Deletes the notes as well. */
  saveReport(sessionId: string, report: Report): Promise<void>;
}

import type { CatchUp, DigestLanguage } from '../../shared/session/digest';
import { JamakError, toErrorValue } from '../../shared/errors';
import type { SessionEvent, SessionHappening } from '../../shared/session/events';
import type { Trial } from '../../shared/ipc';
import type { Notice } from '../../shared/notices';
import type { Caption, SessionView } from '../../shared/session/session-view';
import type { TakingBack } from '../../shared/session/taking-back';
import type { LanguagePreset } from '../../shared/presets';
import type { Report, ReportProgress } from '../../shared/session/report';
import { CAPTION_LANGUAGES } from '../../shared/languages';
import { currentGlossary, type Settings } from '../../shared/settings';
import type { TranslationCosts } from '../../shared/broadcast/translation-costs';
import { languageOf } from '../../shared/text-language';
import type { Usage } from '../../shared/session/usage';
import { createEmbeddedEngine } from '../language/engines/embedded';
import type { LanguageEngine, ReportStore } from '../language/contract';
import {
  createLanguageServerEngine,
  isFree,
  listModels,
  priceOf,
  testServer,
  type LanguageServerConfig,
  type LanguageServerEngine,
} from '../language/engines/server';
import { createChosenEngine } from '../language/chosen-engine';
import { createLanguageFallback, type LanguageFallback } from '../language/fallback-engine';
import { createGroundedEngine } from '../language/grounding/grounded-engine';
import { proposeTerms } from '../language/glossary/proposals';
import { createLiveLanguage, type LiveLanguage } from '../language/live/live-language';
import { metered } from '../language/metered';
import { makeReport } from '../language/report/make-report';
import { EMBEDDED_WINDOW_TOKENS } from '../language/report/windows';
import { TranslationGauge } from '../language/translation-gauge';
import { serverName } from '../remote/client';
import type { Meter } from '../remote/meter';
import type { SessionStore } from '../storage/contract';
import { loadRecord } from './exporter';
import { log } from './log';
import type { NoticeBoard } from './notice-board';

const PROPOSALS = 20;
/** Captions in an hour of talk, where a session does not tell. */
const USUAL_CAPTIONS = 600;
/** Session time after which it does, ms. */
const TELLING_MS = 300_000;
const HOUR_MS = 3_600_000;

export interface LanguageDeskOptions {
  readonly settings: () => Settings;
  /** The key of a language server, if there is one that was given for this address. */
  readonly key: (preset: LanguagePreset, baseUrl: string) => string | undefined;
  /** All that reaches a language server. */
  readonly fetch?: typeof fetch;
  /** The engine of the model inside, for which `picker` stands in. */
  readonly inside: (picker: LanguageEngine) => LanguageEngine;
  readonly meter: Meter;
  readonly store: ReportStore & Pick<SessionStore, 'load'>;
  readonly notices: NoticeBoard;
  readonly newId: () => string;
  readonly onReportProgress: (progress: ReportProgress) => void;
}

/** All that language engines do for the app: live language, reports, and the settings' trials. */
export class LanguageDesk {
  readonly #options: LanguageDeskOptions;
  readonly #engine: LanguageEngine;
  /** What `#engine` asks unless the model inside is chosen: the server or the embedded engine. */
  readonly #fallback: LanguageFallback;
  readonly #server: LanguageServerEngine;
  readonly #embedded: LanguageEngine;
  readonly #reports = new Map<string, AbortController>();
  readonly #gauge = new TranslationGauge();
  #wantedLanguages: () => ReadonlySet<string> = () => new Set();
  #live: LiveLanguage | null = null;
  #serverSettings: string;
  /** What was said last of how the server is. */
  #told: readonly Notice[] = [];

  constructor(options: LanguageDeskOptions) {
    this.#options = options;
    const { settings, fetch, meter, notices } = options;
    const embedded = createEmbeddedEngine();
    this.#embedded = createGroundedEngine(embedded, embedded);
    this.#server = createLanguageServerEngine({
      config: () => this.#config(),
      ...(fetch && { fetch }),
      onContextCut: (tokens) => {
        notices.withdraw('server-context-cut');
        notices.add('warning', 'server-context-cut', { server: this.#serverName(), tokens });
      },
      onLoading: (loading) => {
        if (loading) notices.add('info', 'server-loading', { server: this.#serverName() });
        else notices.withdraw('server-loading');
      },
    });
    this.#fallback = createLanguageFallback({
      primary: metered(this.#server, (used, task) => {
        meter.add(used);
        this.#gauge.used(task, used);
      }),
      embedded,
      mayUsePrimary: () => settings().languageEngine.engine === 'server' && this.#mayCall(),
      serverName: () => this.#serverName(),
      onFallback: (error) => {
        log.warn('language server failed', error.code);
        this.#tell(() => [
          notices.add('warning', error.code, error.params),
          notices.add('warning', 'language-fallback', { server: this.#serverName() }),
        ]);
      },
      onBack: () => this.#tell(() => [notices.add('info', 'language-back', { server: this.#serverName() })]),
    });
    const inside = options.inside(embedded);
    const chosen = createChosenEngine(() =>
      settings().languageEngine.engine === 'inside' ? inside : this.#fallback,
    );
    this.#engine = createGroundedEngine(chosen, embedded);
    this.#serverSettings = this.#settingsOfServer();
  }

  /** What servers used this month, those for speech among them. */
  get month(): Usage {
    return this.#options.meter.month;
  }

  /** `wanted` says which languages somebody views right now: captions are translated into those of them that are offered. */
  setWantedLanguages(wanted: () => ReadonlySet<string>): void {
    this.#wantedLanguages = wanted;
  }

  /** What an hour of captions costs in each language, at the pace of `session` where it tells one. */
  translationCosts({ captions, durationMs }: Pick<SessionView, 'captions' | 'durationMs'>): TranslationCosts {
    const { settings } = this.#options;
    const config = this.#config();
    const { engine } = settings().languageEngine;
    const price = priceOf(config, config.model);
    const perHour = durationMs < TELLING_MS ? USUAL_CAPTIONS : (captions.length * HOUR_MS) / durationMs;
    return {
      unavailable: engine !== 'server' ? 'embedded' : this.#mayCall() ? null : 'ceiling',
      captions: Math.round(perHour),
      languages: CAPTION_LANGUAGES.map((language) => {
        const { inputTokens, outputTokens, measured } = this.#gauge.tokensFor(
          language,
          currentGlossary(settings()),
        );
        return {
          language,
          tokens: Math.round((inputTokens + outputTokens) * perHour),
          cost: price && ((inputTokens * price.input + outputTokens * price.output) * perHour) / 1_000_000,
          measured,
        };
      }),
    };
  }

  /** For a session that begins; the last one's is closed. `captions`: see `LiveLanguageOptions`. */
  startSession(append: (happening: SessionHappening) => void, captions?: () => readonly Caption[]): void {
    this.#live?.close();
    const { settings, newId } = this.#options;
    this.#live = createLiveLanguage({
      engine: this.#engine,
      standIn: this.#embedded,
      settings: () => ({
        digest: settings().digest,
        translation: settings().translation,
        glossary: currentGlossary(settings()),
        show: settings().show,
      }),
      wantedLanguages: () => this.#wantedLanguages(),
      append,
      ...(captions && { captions }),
      newId,
      onFailure: (error) => log.warn('language task failed', error.code),
    });
  }

  onEvent(event: SessionEvent): void {
    this.#live?.onEvent(event);
  }

  /** Of the session that began last; see `LiveLanguage.takeBack`. */
  takeBack(places: readonly TakingBack[]): void {
    this.#live?.takeBack(places);
  }

  /** The session's captions have all come; resolves when nothing more will be appended. */
  async endSession(): Promise<void> {
    await this.#live?.end();
  }

  makeDigest(): void {
    this.#live?.makeDigest();
  }

  /** @throws JamakError 'session-empty' when nothing was said yet */
  catchUp(language: DigestLanguage): Promise<CatchUp> {
    if (!this.#live) throw new JamakError('session-empty');
    return this.#live.catchUp(language);
  }

  /**
   * Begins the report of a session, or goes on with it; `onReportProgress` tells how far it is. Resolves with
   * null when it was cancelled.
   *
   * @param settled resolves when the session has all its captions
   * @param by the engine of the settings, or the embedded one whatever they say
   * @throws JamakError 'session-missing', 'session-empty' or 'report-failed'
   */
  async makeReport(
    sessionId: string,
    settled: Promise<void> = Promise.resolve(),
    by: 'chosen' | 'embedded' = 'chosen',
  ): Promise<Report | null> {
    if (this.#reports.has(sessionId)) return null;
    const { settings, store, onReportProgress } = this.#options;
    const cancel = new AbortController();
    this.#reports.set(sessionId, cancel);
    try {
      await settled;
      const record = await loadRecord(store, sessionId);
      const said = record.captions.map((caption) => caption.text).join(' ');
      const { digest, languageEngine, show } = settings();
      const chosen = digest.language;
      const embedded = by === 'embedded' || languageEngine.engine === 'embedded';
      return await makeReport({
        engine: embedded ? this.#embedded : this.#engine,
        by: embedded ? 'embedded' : languageEngine.engine,
        store,
        record,
        language: chosen === 'spoken' ? languageOf(said) : chosen,
        glossary: currentGlossary(settings()),
        show,
        contextTokens: embedded ? EMBEDDED_WINDOW_TOKENS : this.#readAtOnce(),
        onProgress: onReportProgress,
        signal: cancel.signal,
        now: Date.now,
      });
    } finally {
      this.#reports.delete(sessionId);
    }
  }

  cancelReport(sessionId: string): void {
    this.#reports.get(sessionId)?.abort();
  }

  /** Names of the session that the glossary does not hold yet. */
  proposals(captions: readonly Caption[]): Promise<string[]> {
    return proposeTerms(
      captions.map((caption) => ({ ...caption, speaker: '' })),
      { known: currentGlossary(this.#options.settings()), limit: PROPOSALS },
    );
  }

  /** The settings or the key changed: a server that was given up is tried again. */
  settingsChanged(): void {
    const now = this.#settingsOfServer();
    if (now === this.#serverSettings) return;
    this.#serverSettings = now;
    this.#tell(() => []);
    this.#reset();
  }

  /** Tries the server of the settings; one that was given up and works now is used again. */
  async test(): Promise<Trial> {
    const startedAt = performance.now();
    try {
      if (!this.#mayCall()) throw new JamakError('server-ceiling');
      const { text, usage } = await testServer(
        this.#config(),
        new AbortController().signal,
        this.#options.fetch,
      );
      this.#options.meter.add(usage);
      this.#reset();
      return { ok: true, text, tookMs: performance.now() - startedAt, cost: usage.cost };
    } catch (error) {
      return { ok: false, error: toErrorValue(error) };
    }
  }

  listModels(): Promise<string[]> {
    const { fetch } = this.#options;
    return listModels({ ...this.#config(), ...(fetch && { fetch }) }, new AbortController().signal);
  }

  cancelReports(): void {
    for (const report of this.#reports.values()) report.abort();
  }

  close(): void {
    this.#live?.close();
    this.cancelReports();
  }

  /** Says how the server is now, in place of how it was. */
  #tell(say: () => readonly Notice[]): void {
    for (const { id } of this.#told) this.#options.notices.dismiss(id);
    this.#told = say();
  }

  /** The server is tried anew, and as if nothing were known of it. */
  #reset(): void {
    this.#options.notices.withdraw('server-context-cut');
    this.#gauge.reset();
    this.#server.reset();
    this.#fallback.reset();
  }

  #settingsOfServer(): string {
    const { languageEngine, privacy } = this.#options.settings();
    return JSON.stringify({ ...this.#config(), engine: languageEngine.engine, offline: privacy.offline });
  }

  #config(): LanguageServerConfig {
    const { settings, key } = this.#options;
    const { preset, baseUrl, model, reportModel, contextTokens, price } = settings().languageEngine;
    return { baseUrl, model, reportModel, contextTokens, price, apiKey: key(preset, baseUrl) ?? null };
  }

  /** A server that costs nothing goes on when the month's ceiling is reached. */
  #mayCall(): boolean {
    return isFree(this.#config()) || this.#options.meter.mayCall();
  }

  #serverName(): string {
    return serverName(this.#options.settings().languageEngine.baseUrl);
  }

  #readAtOnce(): number {
    const { engine, contextTokens } = this.#options.settings().languageEngine;
    return engine === 'server' ? contextTokens : EMBEDDED_WINDOW_TOKENS;
  }
}

import type { SpokenLanguage } from '../../../shared/languages';
import { samplesToMs } from '../../../shared/sound';
import { isLoop } from '../../text/loops';
import { BatchSession } from '../batch-session';
import type { SpeechChunk, SttEngine, SttResult, SttSessionOptions } from '../contract';
import type { DecodeOutcome } from '../host/decode-job';
import { MAX_JOB_SECONDS } from '../host/protocol';
import { languageHeard } from '../language-heard';
import { loadsForLanguage, type ModelSpec } from '../models';
import type { Tiers } from '../tiers';
import type { SpeechSupervisor } from '../host/supervisor';
import { SoundBacklog } from '../sound-backlog';
import { LanguageKeeper, type HowHeard } from '../spoken-language';

export interface LocalEngineOptions {
  readonly supervisor: Pick<SpeechSupervisor, 'load' | 'takesInterim' | 'decode'>;
  /**
   * Asked when a session starts, with what is spoken in its lane. The final model is loaded then, the others when
   * first needed.
   */
  readonly tiers: (language: SpokenLanguage) => Tiers;
  /** What is spoken where a lane has no language of its own, asked when a session starts; 'auto' unless given. */
  readonly language?: () => SpokenLanguage;
  /** Names and terms as they are spelled, asked for each utterance; none unless given. */
  readonly terms?: () => readonly string[];
  /** Sound of finals, all lanes together, that may wait to be decoded and taken, ms. */
  readonly maxWaitingMs?: number;
}

/** Recognisers keep the memory of the longest sound that they ever had. */
const MAX_UTTERANCE_MS = 12_000;
const TEN_MINUTES_MS = 600_000;

/** Speech recognition on this machine, in the speech host. */
export function createLocalEngine(options: LocalEngineOptions): SttEngine {
  const { supervisor, tiers, language = () => 'auto', maxWaitingMs = TEN_MINUTES_MS } = options;
  const { terms = () => [] } = options;
  const backlog = new SoundBacklog(maxWaitingMs);
  return {
    id: 'local',
    capabilities: {
      interim: true,
      languages: tiers(language()).finalModel.languages,
      local: true,
      maxUtteranceMs: MAX_UTTERANCE_MS,
    },
    startSession({ language: ofLane, heard }: SttSessionOptions) {
      const chosen = ofLane ?? language();
      const { finalModel, interimModel, fastModel } = tiers(chosen);
      supervisor.load(finalModel, fastModel);
      const models = {
        accurate: [finalModel, fastModel],
        fast: [fastModel, finalModel],
        interim: [interimModel, fastModel],
      };
      return new LocalSession({ supervisor, terms }, models, backlog, new LanguageKeeper(chosen, heard));
    },
  };
}

/** Which models decode what, best first. */
type Preferences = Readonly<Record<NonNullable<SpeechChunk['tier']> | 'interim', readonly ModelSpec[]>>;

class LocalSession extends BatchSession {
  readonly #supervisor: LocalEngineOptions['supervisor'];
  readonly #terms: () => readonly string[];
  readonly #models: Preferences;
  readonly #keeper: LanguageKeeper;

  constructor(
    { supervisor, terms }: Pick<Required<LocalEngineOptions>, 'supervisor' | 'terms'>,
    models: Preferences,
    backlog: SoundBacklog,
    keeper: LanguageKeeper,
  ) {
    super(backlog, MAX_JOB_SECONDS * 1000);
    this.#supervisor = supervisor;
    this.#terms = terms;
    this.#models = models;
    this.#keeper = keeper;
  }

  get chosen(): SpokenLanguage {
    return this.#keeper.chosen;
  }

  get language(): string | null {
    return this.#keeper.language;
  }

  protected takesInterim(): boolean {
    return this.#supervisor.takesInterim(this.#models.interim);
  }

  protected async decode(chunk: SpeechChunk, signal: AbortSignal | undefined): Promise<SttResult | null> {
    const { kind, utteranceId, pass, samples, language: chosen, tier = 'accurate' } = chunk;
    const models = this.#models[kind === 'interim' ? 'interim' : tier];
    const soundMs = samplesToMs(samples.length);
    const told = this.#toTell(soundMs, models, chosen);
    const terms = this.#terms();
    const outcome = await this.#supervisor.decode({
      kind,
      models,
      samples,
      signal,
      language: told ?? undefined,
      ...(terms.length > 0 && { terms }),
    });
    switch (outcome.type) {
      case 'decoded':
        if (kind === 'final') this.#heard(outcome, soundMs, { told, utteranceId, chosen });
        return { type: kind, utteranceId, pass, text: outcome.text, decodeMs: outcome.decodeMs };
      case 'failed':
        return { type: 'failed', utteranceId, pass, error: outcome.error };
      case 'aborted':
      case 'refused':
        return null;
    }
  }

  #toTell(soundMs: number, models: readonly ModelSpec[], chosen: SpokenLanguage | undefined): string | null {
    // What is only detected may change any time, and is not worth the loading.
    const detects = (chosen ?? this.chosen) === 'auto' && models.some(loadsForLanguage);
    return detects ? null : this.#keeper.toTell(soundMs, chosen);
  }

  #heard(outcome: Extract<DecodeOutcome, { type: 'decoded' }>, soundMs: number, how: HowHeard): void {
    const { text, language: detected = null } = outcome;
    if (text === '' || isLoop(text)) return;
    const { told = null } = how;
    this.#keeper.heard(languageHeard({ text, detected, told }), soundMs, { ...how, detected });
  }
}

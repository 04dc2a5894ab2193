import type { SpokenLanguage } from '../../../shared/languages';
import { samplesToMs } from '../../../shared/sound';
import { isLoop } from '../../text/loops';
import type { Said } from '../answer/answer';
import { AnswerReader, type Reading } from '../answer/reader';
import { BatchSession, type Decoded } from '../batch-session';
import type { SpeechChunk, SttEngine, SttSessionOptions } from '../contract';
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
  /** Sound of finals, all lanes together, that may wait to be decoded and taken, ms. */
  readonly maxWaitingMs?: number;
  /** How answers become captions. */
  readonly reading?: () => Reading;
}

/** Recognisers keep the memory of the longest sound that they ever had. */
const MAX_UTTERANCE_MS = 12_000;
const TEN_MINUTES_MS = 600_000;

/** Speech recognition on this machine, in the speech host. */
export function createLocalEngine(options: LocalEngineOptions): SttEngine {
  const { supervisor, tiers, language = () => 'auto', maxWaitingMs = TEN_MINUTES_MS, reading } = options;
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
      const keeper = new LanguageKeeper(chosen, heard);
      return new LocalSession(supervisor, models, backlog, keeper, new AnswerReader(reading));
    },
  };
}

/** Which models decode what, best first. */
type Preferences = Readonly<Record<NonNullable<SpeechChunk['tier']> | 'interim', readonly ModelSpec[]>>;

class LocalSession extends BatchSession {
  readonly #supervisor: LocalEngineOptions['supervisor'];
  readonly #models: Preferences;
  readonly #keeper: LanguageKeeper;

  constructor(
    supervisor: LocalEngineOptions['supervisor'],
    models: Preferences,
    backlog: SoundBacklog,
    keeper: LanguageKeeper,
    reader: AnswerReader,
  ) {
    super(backlog, MAX_JOB_SECONDS * 1000, reader);
    this.#supervisor = supervisor;
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

  protected async decode(chunk: SpeechChunk, signal: AbortSignal | undefined): Promise<Decoded | null> {
    const { kind, utteranceId, samples, language: chosen, tier = 'accurate' } = chunk;
    const models = this.#models[kind === 'interim' ? 'interim' : tier];
    const soundMs = samplesToMs(samples.length);
    const told = this.#toTell(soundMs, models, chosen);
    const outcome = await this.#supervisor.decode({
      kind,
      models,
      samples,
      signal,
      language: told ?? undefined,
    });
    switch (outcome.type) {
      case 'decoded': {
        const { text, language, decodeMs } = outcome;
        const answer = { text, detected: language ?? null, told: told ?? onlyLanguage(models) };
        const how = { told, utteranceId, chosen };
        return { type: 'answered', answer, decodeMs, onSaid: (said) => this.#heard(said, soundMs, how) };
      }
      case 'failed':
        return outcome;
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

  #heard({ words: text, detected }: Said, soundMs: number, how: HowHeard): void {
    if (text === '' || isLoop(text)) return;
    const { told = null } = how;
    this.#keeper.heard(languageHeard({ text, detected, told }), soundMs, { ...how, detected });
  }
}

/** The language of models that know one and the same; null for others. */
function onlyLanguage(models: readonly ModelSpec[]): string | null {
  const [language, ...others] = new Set(models.flatMap((model) => model.languages));
  return others.length === 0 ? (language ?? null) : null;
}

import type { SpokenLanguage } from '../../../shared/languages';
import { samplesToMs } from '../../../shared/sound';
import { isLoop } from '../../text/loops';
import type { Said } from '../answer/answer';
import { AnswerReader, type Reading } from '../answer/reader';
import { BatchSession, type Decoded } from '../batch-session';
import type { SpeechChunk, SttEngine, SttSessionOptions } from '../contract';
import { MAX_JOB_SECONDS } from '../host/protocol';
import { contradictsScript, languageHeard } from '../language-heard';
import { gainsByLeftContext, loadsForLanguage, type ModelSpec } from '../models';
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
  /** Whether a model is quick enough for interims, asked before each; all are unless given. */
  readonly makesInterims?: (model: ModelSpec) => boolean;
  /** Sound of finals, all lanes together, that may wait to be decoded and taken, ms. */
  readonly maxWaitingMs?: number;
  /** How answers become captions. */
  readonly reading?: () => Reading;
}

/** Recognisers keep the memory of the longest sound that they ever had. */
const MAX_UTTERANCE_MS = 12_000;
const TEN_MINUTES_MS = 600_000;
/** A decode cannot be stopped, and a final waits for the interim that runs: none is made that may take longer, ms. */
const LONGEST_INTERIM_MS = 1000;

/** Speech recognition on this machine, in the speech host. */
export function createLocalEngine(options: LocalEngineOptions): SttEngine {
  const { supervisor, tiers, language = () => 'auto', maxWaitingMs = TEN_MINUTES_MS, reading } = options;
  const { terms = () => [], makesInterims = () => true } = options;
  const backlog = new SoundBacklog(maxWaitingMs);
  return {
    id: 'local',
    get capabilities() {
      const { finalModel, interimModel } = tiers(language());
      return {
        interim: makesInterims(interimModel),
        languages: finalModel.languages,
        local: true,
        maxUtteranceMs: MAX_UTTERANCE_MS,
        leftContext: gainsByLeftContext(finalModel),
      };
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
      const takesInterim = (): boolean =>
        makesInterims(interimModel) && supervisor.takesInterim(models.interim);
      return new LocalSession({
        supervisor,
        terms,
        models,
        backlog,
        takesInterim,
        keeper: new LanguageKeeper(chosen, heard, true),
        reader: new AnswerReader(reading),
      });
    },
  };
}

/** Which models decode what, best first. */
type Preferences = Readonly<Record<NonNullable<SpeechChunk['tier']> | 'interim', readonly ModelSpec[]>>;

interface LocalSessionOptions {
  readonly supervisor: Pick<SpeechSupervisor, 'decode'>;
  readonly terms: () => readonly string[];
  readonly models: Preferences;
  readonly backlog: SoundBacklog;
  readonly takesInterim: () => boolean;
  readonly keeper: LanguageKeeper;
  readonly reader: AnswerReader;
}

class LocalSession extends BatchSession {
  readonly #options: LocalSessionOptions;
  readonly #keeper: LanguageKeeper;
  /** Whether the last interim took so long that another would hold up the final of this utterance. */
  #interimsAreSlow = false;

  constructor(options: LocalSessionOptions) {
    super(options.backlog, MAX_JOB_SECONDS * 1000, options.reader);
    this.#options = options;
    this.#keeper = options.keeper;
  }

  get chosen(): SpokenLanguage {
    return this.#keeper.chosen;
  }

  get language(): string | null {
    return this.#keeper.language;
  }

  protected takesInterim(): boolean {
    return !this.#interimsAreSlow && this.#options.takesInterim();
  }

  protected async decode(chunk: SpeechChunk, signal: AbortSignal | undefined): Promise<Decoded | null> {
    const { kind, utteranceId, samples, speculative, background } = chunk;
    const { language: chosen, tier = 'accurate' } = chunk;
    const { supervisor, models: preferences } = this.#options;
    const models = preferences[kind === 'interim' ? 'interim' : tier];
    const soundMs = samplesToMs(samples.length);
    const told = this.#toTell(soundMs, models, chosen);
    const terms = this.#options.terms();
    const languageDetected = told !== null && (chosen ?? this.chosen) === 'auto';
    const language = told ?? undefined;
    const outcome = await supervisor.decode({
      kind,
      models,
      samples,
      signal,
      speculative,
      background,
      language,
      languageDetected,
      ...(terms.length > 0 && { terms }),
    });
    switch (outcome.type) {
      case 'decoded': {
        const { text, language: detected = null, redetected = false, decodeMs, doubt, tries } = outcome;
        if (kind === 'interim') this.#interimsAreSlow = decodeMs > LONGEST_INTERIM_MS;
        else if (!speculative) this.#interimsAreSlow = false;
        const heeded = redetected ? null : told;
        return {
          type: 'answered',
          answer: { text, detected, told: heeded ?? onlyLanguage(models) },
          decodeMs,
          unsure: speculative === true && doubt !== undefined && tries === 1,
          onSaid: (said) => {
            if (
              heeded !== null &&
              (text === '' || doubt === 'loop' || contradictsScript(said.words, heeded))
            ) {
              this.#keeper.doubt();
            }
            this.#heard(said, soundMs, { told: heeded, utteranceId, chosen });
          },
        };
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
    const { told = null } = how;
    if (text === '' || isLoop(text)) return;
    this.#keeper.heard(languageHeard({ text, detected, told }), soundMs, { ...how, detected });
  }
}

/** The language of models that know one and the same; null for others. */
function onlyLanguage(models: readonly ModelSpec[]): string | null {
  const [language, ...others] = new Set(models.flatMap((model) => model.languages));
  return others.length === 0 ? (language ?? null) : null;
}

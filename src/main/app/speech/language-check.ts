import type { SessionEvent } from '../../../shared/session/events';
import { LANGUAGE_NAMES, type SpokenLanguage } from '../../../shared/languages';
import type { Lane } from '../../../shared/source';
import type { SttEngine } from '../../speech/contract';
import type { NoticeBoard } from '../notice-board';

export interface LanguageCheckOptions {
  /** The engine of the moment. */
  readonly engine: Pick<SttEngine, 'capabilities'>;
  /** What the settings say is spoken. */
  readonly language: () => SpokenLanguage;
  readonly notices: Pick<NoticeBoard, 'add' | 'withdraw'>;
}

/**
 * Says so when a session is to caption a language that was chosen and that the engine does not know: at its
 * start, and when another language or engine is chosen meanwhile. An engine makes words of its own language of
 * whatever it hears.
 */
export class LanguageCheck {
  readonly #options: LanguageCheckOptions;
  #lanes: readonly Lane[] = [];
  /** What was said last, so that what the user has dismissed is not said again for every change. */
  #said = '';

  constructor(options: LanguageCheckOptions) {
    this.#options = options;
  }

  onEvent({ happening }: SessionEvent): void {
    if (happening.type === 'session-started') {
      this.#lanes = happening.lanes;
      this.#said = '';
      this.settingsChanged();
    } else if (happening.type === 'lane-added') {
      this.#lanes = [...this.#lanes, happening.lane];
      this.settingsChanged();
    } else if (happening.type === 'lane-state' && happening.state === 'removed') {
      this.#lanes = this.#lanes.filter(({ id }) => id !== happening.laneId);
      this.settingsChanged();
    } else if (happening.type === 'session-ended') this.#lanes = [];
  }

  settingsChanged(): void {
    const { notices } = this.#options;
    const unknown = this.#unknown();
    const said = unknown.join(' ');
    if (said === this.#said && said !== '') return;
    this.#said = said;
    notices.withdraw('speech-language-unknown');
    for (const language of unknown) notices.add('warning', 'speech-language-unknown', { language });
  }

  /** Each language that is chosen and not known, as its speakers call it. */
  #unknown(): string[] {
    const { engine, language } = this.#options;
    const { languages } = engine.capabilities;
    const chosen = new Set(this.#lanes.map((lane) => lane.language ?? language()));
    return [...chosen].flatMap((code) =>
      code === 'auto' || languages === 'any' || languages.includes(code) ? [] : [LANGUAGE_NAMES[code]],
    );
  }
}

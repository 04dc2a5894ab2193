import type { LanguageTasks } from '../../../../src/main/language/contract';
import {
  createLiveLanguage,
  type LiveLanguageOptions,
} from '../../../../src/main/language/live/live-language';
import type { LiveSettings } from '../../../../src/main/language/live/live-tools';
import type { DigestContent } from '../../../../src/shared/session/digest';
import type { SessionHappening } from '../../../../src/shared/session/events';
import { ScriptedLanguageEngine } from '../../../fakes/scripted-language-engine';

export const WORDS = 'one two three four five six seven';
export const SETTINGS: LiveSettings = {
  digest: { enabled: true, language: 'spoken' },
  translation: { enabled: false, language: 'ko', viewers: [] },
  glossary: ['Jamak'],
};

type Digesting = LanguageTasks['digest']['task'];

/** Live language with an engine that answers at once unless a test says otherwise, and its session. */
export function openLiveLanguage(
  options: Partial<LiveLanguageOptions> & { engine?: ScriptedLanguageEngine } = {},
) {
  const engine = options.engine ?? new ScriptedLanguageEngine();
  const happenings: SessionHappening[] = [];
  const failures: string[] = [];
  let ids = 0;
  let captions = 0;
  const live = createLiveLanguage({
    settings: () => SETTINGS,
    append: (happening) => happenings.push(happening),
    newId: () => `digest-${++ids}`,
    onFailure: (error) => failures.push(error.code),
    ...options,
    engine,
  });
  /** `count` more captions of 4 s each, one after the other. */
  const say = (count: number, text = WORDS, laneId = 'a'): void => {
    for (let said = 0; said < count; said++) {
      const startMs = captions * 4000;
      live.onEvent({
        seq: captions + 1,
        happening: {
          type: 'caption-final',
          captionId: `c${captions++}`,
          laneId,
          startMs,
          endMs: startMs + 4000,
          text,
        },
      });
    }
  };
  const types = (): string[] => happenings.map(({ type }) => type);
  const digests = (): Digesting[] => engine.asked.filter((task) => task.kind === 'digest');
  const seen = <T extends SessionHappening['type']>(type: T): Extract<SessionHappening, { type: T }>[] =>
    happenings.filter((each): each is Extract<SessionHappening, { type: T }> => each.type === type);
  return { live, engine, happenings, failures, say, types, digests, seen };
}

/** A digest that says one thing. */
export const content = (captionIds: string[], text = 'said'): DigestContent => ({
  summary: [{ text, captionIds }],
  situation: null,
  keywords: [],
  highlights: [],
});

import { chinese } from './chinese';
import { chineseNotes } from './chinese-notes';
import { english } from './english';
import { japanese } from './japanese';
import { korean } from './korean';
import { koreanNews } from './korean-news';
import { otherLanguages } from './other-languages';
import { romanceLanguages } from './romance-languages';
import { strayLanguages } from './stray-languages';

/**
 * What Whisper says of silence in one language, having learnt it from the subtitles of videos, as users of it report.
 *
 * Phrases are whole sentences; spacing, punctuation and case don't matter. `{kind}` is one of the `words` of that kind,
 * `{kind?}` one or none, `{*}` a name or the like, `{*?}` one or none.
 */
export interface GhostPhrases {
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Who made the subtitles: nobody says that. */
  readonly credits: readonly string[];
  /** How videos greet, thank and end: people say that as well. */
  readonly farewells: readonly string[];
}

export const GHOST_PHRASES: readonly GhostPhrases[] = [
  english,
  korean,
  koreanNews,
  japanese,
  chinese,
  chineseNotes,
  ...romanceLanguages,
  ...otherLanguages,
  ...strayLanguages,
];

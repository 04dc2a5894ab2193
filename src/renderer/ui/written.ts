import { directionOf, type Direction } from '../../shared/direction';
import { isIn, languageOfScript } from '../../shared/text-language';

/** What an element must know of the text in it: where its lines begin, which letters it wants and how it breaks. */
export interface Written {
  readonly dir: Direction;
  /** undefined where neither the script nor the commonest words tell. */
  readonly lang: string | undefined;
}

/** How `text`, which was said or made of what was said, is written. Wherever such text is shown, this goes with it. */
export function written(text: string): Written {
  return {
    dir: directionOf(text),
    lang: languageOfScript(text) ?? (isIn('en', text) && /\p{L}/u.test(text) ? 'en' : undefined),
  };
}

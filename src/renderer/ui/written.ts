import { directionOf, type Direction } from '../../shared/direction';
import { languageOfScript } from '../../shared/text-language';

/** What an element must know of the text in it: where its lines begin, which letters it wants and how it breaks. */
export interface Written {
  readonly dir: Direction;
  /** undefined where the script doesn't tell. */
  readonly lang: string | undefined;
}

/** How `text`, which was said or made of what was said, is written. Wherever such text is shown, this goes with it. */
export function written(text: string): Written {
  return { dir: directionOf(text), lang: languageOfScript(text) ?? undefined };
}

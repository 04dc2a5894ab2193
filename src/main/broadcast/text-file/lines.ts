import { directionOf, isolate } from '../../../shared/direction';
import type { OverlayStyle } from '../../../shared/overlay/style';
import type { SessionView } from '../../../shared/session/session-view';
import { formatClock } from '../../../shared/time';
import { setLines } from '../../../shared/typeset/screen';
import { COLUMNS } from '../../../shared/typeset/units';
import { labeller } from '../../export/text';

export type LineStyle = Pick<OverlayStyle, 'columns' | 'lines' | 'speakerNames'>;

/** Where the overlay has as many letters as there is room for. */
const USUAL_COLUMNS = 50;
/** So large a log gets, characters: the oldest lines give way. */
const MOST_LOGGED = 200_000;

/** What the overlay would show now: the last lines of the running session; empty when nothing runs. */
export function currentLines(view: SessionView, { columns, lines, speakerNames }: LineStyle): string {
  if (view.phase !== 'running') return '';
  const labelOf = speakerNames ? labeller(view) : () => '';
  const said = [
    ...view.captions.slice(-lines).map((caption) => ({ ...caption, final: true })),
    ...view.interims.map((interim) => ({ ...interim, text: interim.stable, final: false })),
  ];
  const options = { ruler: COLUMNS, room: columns ?? USUAL_COLUMNS, grown: true };
  const set = said
    .toSorted((left, right) => left.startMs - right.startMs)
    .flatMap((each) => setLines(labelOf(each) + each.text, { ...options, final: each.final }));
  return ended(set.slice(-lines));
}

/** All that was said in the session, or the end of it, with the time at which each caption starts. */
export function logLines(view: SessionView): string {
  const labelOf = labeller(view);
  const lines: string[] = [];
  let length = 0;
  for (const caption of view.captions.toReversed()) {
    const words = isolate(labelOf(caption) + caption.text, directionOf(caption.text));
    const line = `[${formatClock(caption.startMs)}] ${words}`;
    length += line.length + 1;
    if (length > MOST_LOGGED) break;
    lines.push(line);
  }
  return ended(lines.toReversed());
}

function ended(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

import type { CatchUp, Statement } from '../../../../shared/session/digest';
import type { LanguageTasks } from '../../contract';
import { MOST_LINES } from './choosing/choice';
import type { Chooser } from './choosing/chooser';
import { sheetOf, spread, toStatement, type Line } from './choosing/lines';
import { QUESTIONS } from './choosing/questions';

/** Points before what is going on now, which the picker tells. */
const MOST_POINTS = 5;

/** What all digests say and the picker found, each once, in order. */
function statementsOf(
  { digests }: LanguageTasks['catch-up']['task'],
  picked: readonly Statement[],
): Statement[] {
  const known = new Map<string, Statement>();
  for (const { summary, highlights } of digests) {
    for (const statement of summary) known.set(statement.text, statement);
    for (const { text, captionId } of highlights)
      if (!known.has(text)) known.set(text, { text, captionIds: [captionId] });
  }
  for (const statement of picked) if (!known.has(statement.text)) known.set(statement.text, statement);
  return [...known.values()];
}

/** What of all that digests told somebody who comes late must know. */
export async function chooseCatchUp(
  task: LanguageTasks['catch-up']['task'],
  picked: CatchUp['points'],
  chooser: Chooser,
): Promise<CatchUp['points']> {
  const now = picked.at(-1);
  const all = statementsOf(task, picked.slice(0, -1)).filter(({ text }) => text !== now?.text);
  if (!now || all.length <= MOST_POINTS) return picked;
  const lines = spread(all, MOST_LINES).map((statement): Line => ({ ...statement, atMs: null }));
  const sheet = sheetOf(lines);
  const { points } = await chooser.choose(sheet, QUESTIONS[task.language].catchUp, {
    points: { type: 'lines', from: sheet.labels, count: MOST_POINTS },
  });
  const chosen = new Set(points.map((label) => sheet.line(label)?.text));
  // Where it named some twice, the picker's take the room that is left.
  const left = picked.slice(0, -1).filter(({ text }) => !chosen.has(text));
  const filled = [...chosen, ...left.slice(0, MOST_POINTS - chosen.size).map(({ text }) => text)];
  return [...lines.filter(({ text }) => filled.includes(text)).map(toStatement), now];
}

import type { CatchUp, Statement } from '../../../../shared/session/digest';
import type { LanguageTasks } from '../../contract';
import { MOST_LINES } from './choosing/choice';
import type { Chooser } from './choosing/chooser';
import { sheetOf, spread, type Line } from './choosing/lines';
import { QUESTIONS } from './choosing/questions';

/** Points that the model adds to those of the picker. */
const MOST_MORE = 2;

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

/** The points of the picker with those that the model misses among them, in order. */
export async function chooseCatchUp(
  task: LanguageTasks['catch-up']['task'],
  picked: CatchUp['points'],
  chooser: Chooser,
): Promise<CatchUp['points']> {
  const now = picked.at(-1);
  const told = new Set(picked.map(({ text }) => text));
  const all = statementsOf(task, picked.slice(0, -1)).filter(({ text }) => text !== now?.text);
  const others = all.filter(({ text }) => !told.has(text));
  if (!now || others.length <= MOST_MORE) return picked;
  const sheet = sheetOf(spread(others, MOST_LINES).map((statement): Line => ({ ...statement, atMs: null })));
  const { points } = await chooser.choose(sheet, QUESTIONS[task.language].catchUp, {
    points: { type: 'lines', from: sheet.labels, count: MOST_MORE },
  });
  for (const label of points) told.add(sheet.line(label)?.text ?? '');
  return [
    ...all.filter(({ text }) => told.has(text)).map(({ text, captionIds }) => ({ text, captionIds })),
    now,
  ];
}

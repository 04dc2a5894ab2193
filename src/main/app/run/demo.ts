import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wordErrors } from '../../text/word-errors';
import type { Digest } from '../../../shared/session/digest';
import type { SessionHappening } from '../../../shared/session/events';
import { TEXT_FORMATS } from '../../../shared/session/record';
import { formatClock } from '../../../shared/time';
import { renderExport } from '../../export';
import { writeExport } from '../../export/write';
import type { SessionStore } from '../../storage/contract';
import { loadRecord } from '../exporter';
import { resourcePath } from '../paths';
import type { RunResult } from './unattended-run';

/** More wrong words than this and the captions do not say what was said. */
const MAX_WORD_ERROR_RATE = 0.25;

/** The line that the demo prints for what happened, or null for what it keeps to itself. */
export function demoLine(happening: SessionHappening): string | null {
  switch (happening.type) {
    case 'caption-final':
      return `${formatClock(happening.startMs)}  ${happening.text}`;
    case 'gap':
      return `${formatClock(happening.startMs)}  [not captioned: ${happening.code}]`;
    case 'lane-state':
      return happening.code ? `the sample is ${happening.state}: ${happening.code}` : null;
    case 'digest-updated':
      return digestLines(happening.digest).join('\n');
    default:
      return null;
  }
}

function digestLines({ situation, summary, keywords }: Digest): string[] {
  return [
    `       Live summary: ${situation?.text ?? ''}`,
    ...summary.map((statement) => `         - ${statement.text}`),
    `         keywords: ${keywords.join(', ')}`,
  ];
}

/** Exports the sample's session and judges it. Returns why the demo failed, or null. */
export async function finishDemo(
  result: RunResult,
  sessions: Pick<SessionStore, 'load'>,
  outputFolder: string,
  print: (line: string) => void,
): Promise<string | null> {
  const { delays, unpainted, gaps, sessionId } = result;
  if (delays.length === 0) return 'no caption came';
  const record = await loadRecord(sessions, sessionId);
  await mkdir(outputFolder, { recursive: true });
  for (const format of TEXT_FORMATS) {
    await writeExport(join(outputFolder, `sample.${format}`), renderExport(record, format));
  }
  print(`Wrote ${TEXT_FORMATS.map((format) => `sample.${format}`).join(', ')} to ${outputFolder}`);

  const said = await readFile(resourcePath('sample', 'sample.txt'), 'utf8');
  const { rate } = wordErrors(said, record.captions.map((caption) => caption.text).join(' '));
  print(`Word error rate: ${(rate * 100).toFixed(1)} %`);
  print(
    `Final captions on screen after their utterance ended: at most ${Math.round(Math.max(...delays))} ms`,
  );
  if (record.digests.length === 0) return 'no live summary came';
  if (record.report === null) return 'no report was written';
  if (unpainted > 0) return 'the overlay did not paint every caption';
  if (gaps > 0) return 'part of the sample was not captioned';
  if (rate > MAX_WORD_ERROR_RATE) return 'the captions do not say what was said';
  return null;
}

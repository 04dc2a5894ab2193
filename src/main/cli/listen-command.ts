import type { MessageCode } from '../../shared/errors';
import type { Catalogue } from '../../shared/locales/catalogue';
import { messageLine } from '../../shared/locales/message-line';
import type { SessionEvent } from '../../shared/session/events';
import { LANE_COLOURS, nameOfSource, type Lane } from '../../shared/source';
import { captionLine, textLine } from './caption-lines';
import { EXIT, type ExitCode } from './exit-codes';
import type { Listen } from './line/parse';
import type { Terminal } from './terminal';

export interface ListenParts {
  readonly start: (lanes: readonly Lane[]) => void;
  /** Ends the session; resolves when all that was said has its caption. */
  readonly end: () => Promise<void>;
  /** Calls `listener` with what happens in the session, as soon as it is saved. */
  readonly onEvent: (listener: (event: SessionEvent) => void) => void;
  readonly terminal: Terminal;
  readonly words: Catalogue;
  /** Aborts when the command is to end; whoever aborts it ends the session. */
  readonly signal: AbortSignal;
}

/** Interims are left out while so much waits for whoever reads the captions, bytes. */
const MOST_WAITING = 64 * 1024;

/** The longest that a timer waits, ms; it would not wait at all for more. A month has more. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Captions live sources until they are over, or it is told to end. */
export function listen(command: Listen, parts: ListenParts): Promise<ExitCode> {
  const { start, end, onEvent, terminal, words, signal } = parts;
  const lanes = command.sources.map((source, at): Lane => ({
    id: `lane-${at + 1}`,
    name: command.sources.length === 1 ? '' : nameOfSource(source) || source.kind,
    colour: LANE_COLOURS[at] ?? 'sky',
    source,
    muted: false,
  }));
  const nameOf = (id: string): string => lanes.find((lane) => lane.id === id)?.name ?? '';
  return new Promise((resolve) => {
    let failed: MessageCode | null = null;
    let heard = false;
    let timer: NodeJS.Timeout | undefined;
    const over = (): void => {
      clearTimeout(timer);
      resolve(failed !== null && !heard ? EXIT.failed : EXIT.ok);
    };
    onEvent(({ happening }) => {
      if (happening.type === 'caption-final') heard = true;
      if (happening.type === 'lane-state' && happening.state === 'failed') {
        failed = happening.code ?? 'unexpected';
        terminal.complain(messageLine(words, failed, { name: nameOf(happening.laneId) }));
      }
      const line = captionLine(happening);
      if (line) {
        const passes = line.type === 'interim' || line.type === 'withdrawn';
        const wanted = !passes || (command.interims && terminal.waiting < MOST_WAITING);
        if (command.output === 'jsonl') {
          if (wanted) terminal.result(JSON.stringify(line));
        } else {
          const text = textLine(line, nameOf);
          if (text !== null) terminal.result(text);
        }
      }
      if (happening.type === 'session-ended') over();
    });
    signal.addEventListener('abort', over, { once: true });
    if (signal.aborted) return over();
    start(lanes);
    terminal.note(words.commandLine.note.listening);
    const endIn = (ms: number): void => {
      const wait = Math.min(ms, LONGEST_TIMER_MS);
      timer = setTimeout(() => (ms > wait ? endIn(ms - wait) : void end()), wait);
    };
    if (command.seconds !== null) endIn(command.seconds * 1000);
  });
}

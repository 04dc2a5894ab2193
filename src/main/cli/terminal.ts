import { displayWidth, graphemesOf } from '../../shared/typeset/width';
import { cleanText } from '../text/clean-text';

const BAR_COLUMNS = 24;
/** Lines of progress where there is no bar: one for so much of the whole. */
const LINE_SHARE = 0.1;

interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): boolean;
}

interface Pipe extends Screen {
  readonly writableLength: number;
  on(event: 'error', listener: (error: Error) => void): unknown;
  write(text: string, done?: () => void): boolean;
}

export interface TerminalOptions {
  readonly stdout: Pipe;
  readonly stderr: Pipe;
  readonly quiet: boolean;
}

/** Results go to the standard output and nothing else does; whatever is said beside them goes to stderr. */
export class Terminal {
  readonly #options: TerminalOptions;
  readonly #onClosed: (() => void)[] = [];
  #closed = false;
  #barShown = false;
  #told = -1;

  constructor(options: TerminalOptions) {
    this.#options = options;
    // Whoever read what we write has gone: that ends us, without a word.
    options.stdout.on('error', () => this.#close());
    options.stderr.on('error', () => undefined);
  }

  /** Whether nobody reads the results any more. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Results that wait for their reader, bytes. */
  get waiting(): number {
    return this.#options.stdout.writableLength;
  }

  onClosed(listener: () => void): void {
    this.#onClosed.push(listener);
  }

  result(line: string): void {
    this.write(`${line}\n`);
  }

  write(text: string): void {
    if (this.#closed) return;
    this.#clearBar();
    this.#options.stdout.write(text);
  }

  /** What it is good to know. */
  note(line: string): void {
    if (!this.#options.quiet) this.#say(line);
  }

  /** What went wrong. */
  complain(line: string): void {
    this.#say(line);
  }

  /** How far something is, 0..1, or null where nobody knows; `text` says of what. */
  progress(share: number | null, text: string): void {
    const { stderr, quiet } = this.#options;
    if (quiet) return;
    if (stderr.isTTY) {
      const line = `${share === null ? '' : `${bar(share)} `}${text}`;
      stderr.write(`\r\u001B[2K${fitting(cleanText(line), (stderr.columns ?? 80) - 1)}`);
      this.#barShown = true;
      return;
    }
    const step = share === null ? -1 : Math.floor(share / LINE_SHARE);
    if (step <= this.#told) return;
    this.#told = step;
    this.#say(`${Math.min(100, Math.round((share ?? 0) * 100))} % ${text}`);
  }

  /** What `progress` told of is over. */
  progressOver(): void {
    this.#clearBar();
    this.#told = -1;
  }

  /** Resolves when all that was written is on its way. */
  async flush(): Promise<void> {
    this.#clearBar();
    const { stdout, stderr } = this.#options;
    const written = (pipe: Pipe) => new Promise<void>((resolve) => pipe.write('', () => resolve()));
    await Promise.all([this.#closed ? null : written(stdout), written(stderr)]);
  }

  #say(line: string): void {
    this.#clearBar();
    this.#options.stderr.write(`${line}\n`);
  }

  #clearBar(): void {
    if (this.#barShown) this.#options.stderr.write('\r\u001B[2K');
    this.#barShown = false;
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const listener of this.#onClosed) listener();
  }
}

/** As much of a line as so many columns hold: one that goes on in the next could not be drawn over. */
function fitting(line: string, columns: number): string {
  let [fits, width] = ['', 0];
  for (const grapheme of graphemesOf(line)) {
    width += displayWidth(grapheme);
    if (width > columns) break;
    fits += grapheme;
  }
  return fits;
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * BAR_COLUMNS);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR_COLUMNS - full)}]`;
}

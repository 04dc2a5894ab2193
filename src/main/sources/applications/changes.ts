import { spawn, type ChildProcess } from 'node:child_process';
import { soundEnvironment } from './playing';

/** Calls `onChange` whenever streams come, go or change, until stopped. */
export class Changes {
  readonly #child: ChildProcess;

  constructor(onChange: () => void) {
    const child = spawn('pactl', ['subscribe'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: soundEnvironment(),
    });
    this.#child = child;
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (lines: string) => {
      // Its client's own comings and goings are no news.
      if (lines.includes('sink-input')) onChange();
    });
    // Without it streams that begin later are not heard; those that end are noticed by themselves.
    child.once('error', () => undefined);
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}

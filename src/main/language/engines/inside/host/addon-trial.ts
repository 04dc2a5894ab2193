import childProcess, { type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';

/** What node-llama-cpp asks of the process that tries its addon, and what that answers. */
const ANSWERS: Readonly<Record<string, string>> = { start: 'loaded', test: 'done' };

/** A process that tried the addon, and could: what it is asked is answered at once. */
class PassedTrial extends EventEmitter {
  readonly stdout = null;
  readonly stderr = null;
  readonly killed = false;
  exitCode: number | null = null;

  constructor() {
    super();
    setImmediate(() => this.emit('message', { type: 'ready' }));
  }

  send({ type }: { readonly type: string }): boolean {
    const answer = ANSWERS[type];
    setImmediate(() => {
      if (answer !== undefined) this.emit('message', { type: answer });
      else this.kill();
    });
    return true;
  }

  kill(): boolean {
    if (this.exitCode === null) {
      this.exitCode = 0;
      this.emit('exit', 0);
    }
    return true;
  }
}

/**
 * node-llama-cpp tries its addon in a process of its own first, so that one that crashes takes nothing along: it forks
 * itself. Within Electron that needs the fuse RunAsNode, which the packaged app has off; a second app would start
 * instead. The language host is such a process already, and supervised, so here the trial is passed and any other fork is
 * refused. To be called before node-llama-cpp is imported.
 */
export function passAddonTrial(): void {
  childProcess.fork = (path): ChildProcess => {
    if (!basename(String(path)).startsWith('testBindingBinary'))
      throw new Error('this host starts no process');
    return new PassedTrial() as unknown as ChildProcess;
  };
  syncBuiltinESMExports();
}

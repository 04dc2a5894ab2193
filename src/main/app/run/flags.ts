import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';

/** What the command line asks for. */
export interface Flags {
  /** Caption the sample, print and export it, then quit. */
  readonly demo: boolean;
  /** Where the demo writes. */
  readonly demoOutput: string;
  /** Caption this file, then quit. */
  readonly caption: string | undefined;
  /** Caption this file beside the other, in a lane of its own; in development only. */
  readonly beside: string | undefined;
  /** Write what the bench measures from to this file (see `session/trace.ts`); in development only. */
  readonly trace: string | undefined;
  /** Print where the time of the start goes. Not `--trace-startup`, which is Chromium's own, and ends Electron. */
  readonly traceStart: boolean;
  /** Let the bench put happenings into the running session (see `replay.ts`); in development only. */
  readonly replay: boolean;
  /** A folder with a model catalogue in place of the bundled one; in development only. */
  readonly models: string | undefined;
  /** The speech engine of this run: `local`, `server` or the id of a local model; undefined for the settings'. */
  readonly engine: string | undefined;
  /** Whether this run is a command of the command line, which has no windows. */
  readonly command: boolean;
  /** Where this run keeps settings, sessions and logs; undefined for the user's own place. */
  readonly userData: string | undefined;
}

/** @param development whether the switches for measuring are heard */
export function readFlags(development: boolean): Flags {
  const value = (name: string): string | undefined =>
    app.commandLine.getSwitchValue(name) || valueApart(process.argv, name);
  const path = (name: string): string | undefined => {
    const given = value(name);
    return given === undefined ? undefined : resolve(given);
  };
  const demo = app.commandLine.hasSwitch('demo');
  return {
    demo,
    demoOutput: path('demo-output') ?? resolve('demo-output'),
    caption: path('caption'),
    beside: development ? path('beside') : undefined,
    trace: development ? path('trace') : undefined,
    traceStart: app.commandLine.hasSwitch('trace-start'),
    replay: development && app.commandLine.hasSwitch('replay'),
    models: development ? path('models') : undefined,
    engine: value('engine'),
    command: false,
    // A demo beside the user's running Jamak must not disturb it.
    userData: path('user-data') ?? (demo ? mkdtempSync(join(tmpdir(), 'jamak-demo-')) : undefined),
  };
}

/** What stands after a switch as a word of its own, as commands have it; Chromium knows what stands after its `=` alone. */
export function valueApart(argv: readonly string[], name: string): string | undefined {
  const at = argv.indexOf(`--${name}`);
  const next = at < 0 ? '' : (argv[at + 1] ?? '');
  return next === '' || next.startsWith('-') ? undefined : next;
}

/** Whether nobody is at the keyboard: nothing may be asked. */
export function isUnattended({ demo, caption, command }: Flags): boolean {
  return demo || command || caption !== undefined;
}

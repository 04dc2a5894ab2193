import inspector from 'node:inspector';
import type { CommandLine } from 'electron';

/** By which Chromium, V8 and Node let other programs look into a running app, or run it inside of another. */
const SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-socket-name',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'debug-port',
  'js-flags',
  'wait-for-debugger',
  'wait-for-debugger-children',
  'renderer-startup-dialog',
  'utility-startup-dialog',
  'gpu-startup-dialog',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
];

/**
 * Keeps debuggers out; to be called before the app is ready, when Chromium reads its switches. Node has read its own by
 * then, so what they opened is closed again. (The packaged program's fuses have it ignore them from the start.)
 */
export function refuseDebuggers(commandLine: Pick<CommandLine, 'removeSwitch'>): void {
  for (const name of SWITCHES) commandLine.removeSwitch(name);
  if (inspector.url() !== undefined) inspector.close();
}

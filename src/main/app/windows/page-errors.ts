import type { Event, WebContents, WebContentsConsoleMessageEventParams } from 'electron';
import type { WindowName } from '../../../shared/ipc';
import { log } from '../log';

/** Errors of one page that are logged until it is loaded again: a page that fails with every frame says no more. */
const MAX_LOGGED = 20;
/** How the argument of old says that it is an error. */
const LEVEL_ERROR = 3;

/** Logs what goes wrong in a page: which kind of error and where, never its words, which may hold a transcript. */
export function logPageErrors(name: WindowName | 'import', contents: WebContents): void {
  let logged = 0;
  const note = (...what: readonly string[]): void => {
    if (logged++ < MAX_LOGGED) log.error('page', name, ...what);
  };
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) logged = 0;
  });
  contents.on('console-message', (...told) => {
    const { isError, message, file, line } = printed(...told);
    if (isError) note(kindOf(message), `${fileOf(file)}:${line}`);
  });
  contents.on('preload-error', (_event, path, error) => note('preload', error.name, fileOf(path)));
}

/** What a page printed: up to Electron 34 told by arguments, from 35 on by the event, and the arguments are to go. */
function printed(
  details: Partial<Event<WebContentsConsoleMessageEventParams>>,
  level: number,
  text: string,
  number: number,
  source: string,
) {
  return {
    isError: details.level === undefined ? level === LEVEL_ERROR : details.level === 'error',
    message: details.message ?? text,
    file: details.sourceId ?? source,
    line: details.lineNumber ?? number,
  };
}

/** The name of the error that nobody caught, or that it was only printed. */
function kindOf(message: string): string {
  return /^Uncaught (?:\(in promise\) )?([A-Z]\w*)/.exec(message)?.[1] ?? 'printed an error';
}

function fileOf(address: string): string {
  return address.split(/[/\\]/).at(-1)?.split('?')[0] ?? '';
}

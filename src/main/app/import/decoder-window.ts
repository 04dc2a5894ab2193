import { MessageChannelMain, type BrowserWindow } from 'electron';
import { JamakError } from '../../../shared/errors';
import { CAPTURE_PORT } from '../../../shared/window-api';
import { log } from '../log';
import { logPageErrors } from '../windows/page-errors';
import { ORIGIN } from '../windows/protocol';
import type { WindowRegistry } from '../windows/window-registry';
import { createImportWindow } from '../windows/windows';
import type { DecoderLine, DecoderLineListener } from './decoder';

const PAGE = `${ORIGIN}/capture/import/index.html`;

/**
 * Opens the hidden page that decodes files. It is there only while files are captioned: what a broken file leaves in a
 * decoder goes with it.
 *
 * @throws JamakError 'unexpected'
 */
export async function openDecoderWindow(
  registry: WindowRegistry,
  { onMessage, onGone }: DecoderLineListener,
): Promise<DecoderLine> {
  const window = registry.add('import', createImportWindow());
  const { port1, port2 } = new MessageChannelMain();
  let open = true;
  const close = (): void => {
    open = false;
    port1.close();
    if (!window.isDestroyed()) window.destroy();
  };
  const gone = (reason: string): void => {
    if (!open) return;
    log.warn('import page failed', reason);
    close();
    onGone();
  };
  logPageErrors('import', window.webContents);
  window.webContents.on('render-process-gone', (_event, { reason }) => gone(reason));
  window.on('unresponsive', () => gone('unresponsive'));
  window.on('closed', () => gone('closed'));
  await load(window).catch((cause: unknown) => {
    close();
    throw new JamakError('unexpected', { retryable: true, cause });
  });
  port1.on('message', ({ data }) => onMessage(data));
  port1.start();
  window.webContents.postMessage(CAPTURE_PORT, null, [port2]);
  return { post: (command) => port1.postMessage(command), close };
}

async function load(window: BrowserWindow): Promise<void> {
  await window.loadURL(PAGE);
}

import { MessageChannelMain, type BrowserWindow, type WebContents } from 'electron';
import { JamakError } from '../../../shared/errors';
import { CAPTURE_PORT } from '../../../shared/window-api';
import { log } from '../log';
import { logPageErrors } from '../windows/page-errors';
import { ORIGIN } from '../windows/protocol';
import { createImportWindow } from '../windows/windows';
import type { DecoderLine, DecoderLineListener } from './decoder';

const PAGE = `${ORIGIN}/capture/import/index.html`;

/**
 * The hidden page that decodes files. It is there only while files are captioned: what a broken file leaves in a decoder
 * goes with it. It asks main for nothing but its files, so it is no window by name.
 */
export class DecoderWindow {
  #window: BrowserWindow | null = null;

  /** Undefined while it is not there. */
  get contents(): WebContents | undefined {
    return this.#window?.isDestroyed() === false ? this.#window.webContents : undefined;
  }

  /** @throws JamakError 'unexpected' when it can't be loaded */
  async open({ onMessage, onGone }: DecoderLineListener): Promise<DecoderLine> {
    const window = createImportWindow();
    this.#window = window;
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
    await window.loadURL(PAGE).catch((cause: unknown) => {
      close();
      throw new JamakError('unexpected', { retryable: true, cause });
    });
    port1.on('message', ({ data }) => onMessage(data));
    port1.start();
    window.webContents.postMessage(CAPTURE_PORT, null, [port2]);
    return { post: (command) => port1.postMessage(command), close };
  }
}

import { decodeCommandSchema, type DecodeCommand, type DecodeMessage } from '../../../shared/import/decoding';
import { CAPTURE_PORT } from '../../../shared/window-api';
import { SpeechEar } from '../speech-ear';
import { openSpeechModel } from '../speech-model';
import { Credit, hearFile, type Block } from './hear-file';
import { FileError, openFile, type OpenFile } from './open-file';

/** The hidden page that decodes files, one at a time, and tells where somebody speaks in them. */
function serve(port: MessagePort): void {
  const send = (message: DecodeMessage): void => port.postMessage(message);
  let job: Job | null = null;

  port.onmessage = (event: MessageEvent<unknown>): void => {
    const command = decodeCommandSchema.parse(event.data);
    if (command.type === 'open') {
      job?.close();
      job = new Job(command, send);
    } else if (job?.id === command.jobId) {
      if (command.type === 'more') job.credit.add(command.blocks);
      else job.close();
    }
  };
}

/** One file on its way. */
class Job {
  readonly id: string;
  readonly credit = new Credit();
  readonly #closed = new AbortController();
  readonly #send: (message: DecodeMessage) => void;

  constructor(command: Extract<DecodeCommand, { type: 'open' }>, send: (message: DecodeMessage) => void) {
    this.id = command.jobId;
    this.#send = (message) => {
      if (!this.#closed.signal.aborted) send(message);
    };
    void this.#run(command);
  }

  close(): void {
    this.#closed.abort();
  }

  async #run({ jobId, fileId, track, fromMs }: Extract<DecodeCommand, { type: 'open' }>): Promise<void> {
    let file: OpenFile | null = null;
    /** Whether anything of it was heard: what breaks off after that is no failure. */
    let heard = false;
    try {
      file = await openFile(`/import/${fileId}`, track);
      const ear = new SpeechEar(await openSpeechModel());
      this.#send({ type: 'opened', jobId, durationMs: file.durationMs, fromMs });
      const { signal } = this.#closed;
      const send = (block: Block): void => {
        heard = true;
        this.#send({ type: 'block', jobId, ...block });
      };
      await hearFile(file.sound(fromMs), ear, this.credit, send, signal);
      this.#send({ type: 'ended', jobId, broken: false });
    } catch (error) {
      if (heard) this.#send({ type: 'ended', jobId, broken: true });
      else if (!(error instanceof FileError)) this.#send({ type: 'failed', jobId, code: 'media-unreadable' });
      else {
        const { code, kind } = error;
        this.#send({ type: 'failed', jobId, code, ...(kind !== undefined && { kind }) });
      }
    } finally {
      file?.close();
    }
  }
}

window.addEventListener('message', (event) => {
  const port = event.ports[0];
  if (event.source === window && event.data === CAPTURE_PORT && port) serve(port);
});

// Main loads a page again that does not come to this.
document.documentElement.dataset['started'] = '';

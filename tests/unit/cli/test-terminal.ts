import { PassThrough } from 'node:stream';
import { Terminal } from '../../../src/main/cli/terminal';

interface TestTerminalOptions {
  readonly quiet?: boolean;
  readonly tty?: boolean;
}

/** A terminal whose pipes can be read. */
export function testTerminal({ quiet = false, tty = false }: TestTerminalOptions = {}) {
  const [out, error] = [new PassThrough(), new PassThrough()];
  const texts = { out: '', error: '' };
  out.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
  error.on('data', (chunk: Buffer) => (texts.error += chunk.toString()));
  const stderr = Object.assign(error, tty ? { isTTY: true, columns: 60 } : {});
  const terminal = new Terminal({ stdout: out, stderr, quiet });
  return { terminal, texts, out };
}

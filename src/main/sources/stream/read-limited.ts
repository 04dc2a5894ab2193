import type { IncomingMessage } from 'node:http';

/**
 * The whole of an answer.
 *
 * @throws RangeError when it is longer than `maxBytes`, Error when it takes longer than `withinMs`, and what breaks it off
 */
export async function readWhole(
  answer: IncomingMessage,
  { maxBytes, withinMs }: { readonly maxBytes: number; readonly withinMs: number },
): Promise<Buffer> {
  const late = setTimeout(() => answer.destroy(new Error('too slow')), withinMs);
  try {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of answer as AsyncIterable<Buffer>) {
      length += part.length;
      // Leaving the loop closes the connection.
      if (length > maxBytes) throw new RangeError('answer too long');
      parts.push(part);
    }
    return Buffer.concat(parts);
  } finally {
    clearTimeout(late);
  }
}

/** How an answer begins: its first bytes, which stay in it. Empty when it has none. */
export async function peek(answer: IncomingMessage, withinMs: number): Promise<Buffer> {
  const late = setTimeout(() => answer.destroy(new Error('too slow')), withinMs);
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const look = (): void => {
        const bytes = answer.read() as Buffer | null;
        if (bytes === null) return;
        stop();
        // At once: an answer that was read to its end takes nothing back a moment later.
        answer.unshift(bytes);
        resolve(bytes);
      };
      const end = (): void => {
        stop();
        resolve(Buffer.alloc(0));
      };
      const fail = (error: Error): void => {
        stop();
        reject(error);
      };
      const stop = (): void => {
        answer.off('readable', look).off('end', end).off('error', fail);
      };
      answer.on('readable', look).on('end', end).on('error', fail);
    });
  } finally {
    clearTimeout(late);
  }
}

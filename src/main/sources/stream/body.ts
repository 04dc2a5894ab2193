import type { IncomingMessage } from 'node:http';

/**
 * An answer as a body that is read as fast as its reader takes it. It breaks off when it is longer than `maxBytes` or
 * takes longer than `withinMs`; who cancels it closes the connection.
 */
export function bodyOf(
  answer: IncomingMessage,
  { maxBytes, withinMs }: { readonly maxBytes: number; readonly withinMs: number },
): ReadableStream<Uint8Array> {
  const late = Number.isFinite(withinMs)
    ? setTimeout(() => answer.destroy(new Error('too slow')), withinMs)
    : undefined;
  answer.once('close', () => clearTimeout(late));
  const parts = answer[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let length = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await parts.next();
      if (next.done) return controller.close();
      const { value } = next;
      length += value.byteLength;
      if (length > maxBytes) {
        answer.destroy();
        throw new RangeError('answer too long');
      }
      controller.enqueue(value);
    },
    cancel: () => void answer.destroy(),
  });
}

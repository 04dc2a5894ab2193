import { createParser } from 'eventsource-parser';

/**
 * The data of each server-sent event of `body`, in order, as it comes: whatever its line ends are, and without the
 * comments that keep a connection alive. What stands at the end without the blank line that should follow counts too.
 *
 * @throws what reading the body throws
 */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const events: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => events.push(data) });
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    parser.feed(decoder.decode(bytes, { stream: true }));
    yield* events.splice(0);
  }
  parser.feed(`${decoder.decode()}\n\n`);
  yield* events.splice(0);
}

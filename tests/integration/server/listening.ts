import { request, type IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import { onTestFinished } from 'vitest';
import { publicMessageSchema, type PublicMessage } from '../../../src/shared/public-api';
import type { OpenServer } from './open-server';

export interface Told {
  readonly id: string | undefined;
  readonly message: PublicMessage;
}

/** A page that listens: all that it was told, and whether the connection is over. */
export async function listenToEvents({ port }: OpenServer, token: string, lastEventId?: string, query = '') {
  const told: Told[] = [];
  let comments = 0;
  let over = false;
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      const message = publicMessageSchema.parse(JSON.parse(data));
      if (message.type !== event) throw new Error(`${message.type} came as ${event}`);
      told.push({ id, message });
    },
    onComment: () => comments++,
  });
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: `/${token}/events${query}`,
        agent: false,
        headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
      },
      resolve,
    );
    asked.on('error', reject);
    asked.end();
  });
  answer.setEncoding('utf8');
  answer.on('data', (part: string) => parser.feed(part));
  answer.on('error', () => (over = true));
  answer.on('close', () => (over = true));
  onTestFinished(() => void answer.destroy());
  return {
    answer,
    told,
    types: () => told.map(({ message }) => message.type),
    comments: () => comments,
    isOver: () => over,
  };
}

import { fork } from 'node:child_process';
import { BenchError } from '../bench-error';
import { wholeAnswerSchema, type WholeAnswer, type WholeRequest } from './messages';

/** Decodes clips in one piece each, in a process of its own, with one thread. */
export function decodeWhole(childPath: string, request: WholeRequest): Promise<WholeAnswer[]> {
  const answers: WholeAnswer[] = [];
  const child = fork(childPath, { serialization: 'advanced' });
  child.on('message', (message) => answers.push(wholeAnswerSchema.parse(message)));
  child.send(request);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (answers.length === request.clips.length) resolve(answers);
      else reject(new BenchError(`Decoding whole clips ended with exit code ${code} before it was done.`));
    });
  });
}

import { basename, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONTEXT_TOKENS } from '../../../src/main/language/engines/inside/generator';
import { HostKeeper } from '../../../src/main/language/engines/inside/host/keeper';
import { threadsFor } from '../../../src/main/language/engines/inside/host/threads';
import { forkLanguageHost } from '../../fakes/inside/forked-language-host';
import { residentKb, sampleProcesses } from '../app/processes';
import { BenchError } from '../bench-error';

const LOOK_EVERY_MS = 1000;
/** Longer than the host stays without a question, ms. */
const LONGEST_MS = 300_000;
const KB_PER_MB = 1e6 / 1024;

/** The memory of the language host with the model in a GGUF file: before it is asked, loaded, and once it was left alone. */
export async function measureInside(file: string, host: string): Promise<void> {
  const keeper = new HostKeeper({
    spawn: () => forkLanguageHost(host),
    contextTokens: CONTEXT_TOKENS,
    threads: threadsFor(),
  });
  process.once('exit', () => keeper.close());
  keeper.use({ path: resolve(file), name: basename(file, '.gguf') });
  console.log(`\nthe model inside, ${basename(file)}: memory of its host, MB`);
  printMemory('before it is asked', keeper.hostPid);
  await keeper.generate(
    { system: 'Answer yes or no.', user: 'Is water wet?', grammar: 'root ::= "yes" | "no"', maxTokens: 4 },
    { signal: AbortSignal.timeout(LONGEST_MS), live: false },
  );
  const pid = keeper.hostPid;
  const answeredAt = performance.now();
  printMemory('loaded, once it has answered', pid);
  while (keeper.hostPid !== undefined) {
    if (performance.now() - answeredAt > LONGEST_MS) throw new BenchError('The language host does not end.');
    await sleep(LOOK_EVERY_MS);
  }
  const seconds = (performance.now() - answeredAt) / 1000;
  await sleep(LOOK_EVERY_MS);
  printMemory(`${seconds.toFixed(0)} s after the answer`, pid);
  keeper.close();
}

function printMemory(when: string, pid: number | undefined): void {
  const processes = pid === undefined ? [] : sampleProcesses(pid).processes;
  const sum = (of: (each: (typeof processes)[number]) => number): string =>
    (processes.reduce((total, each) => total + of(each), 0) / KB_PER_MB).toFixed(0);
  const pss = sum((each) => each.pssKb);
  console.log(
    `${when.padEnd(32)}PSS ${pss.padStart(5)}, RSS ${sum((each) => residentKb(each.pid)).padStart(5)}`,
  );
}

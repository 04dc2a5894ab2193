import { execFile, execFileSync, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, test as base } from 'playwright/test';
import { JamakApp, PACKAGED } from '../e2e/jamak';
import { inOwnNetwork } from '../e2e/own-network';

/** A variable of the environment, or that there is none. */
type Environment = Readonly<Record<string, string | undefined>>;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

export interface RunOptions {
  readonly program?: string;
  readonly env?: Environment;
  /** It is told to end as soon as stderr has this. */
  readonly until?: string;
  /** In a network of its own, whose counters go to this file of root's. */
  readonly counters?: string;
}

/** Long enough for a model to be loaded on a busy machine, ms. */
const RUN_MS = 240_000;

export function packagedProgram(): string {
  if (PACKAGED === undefined) throw new Error('Only `npm run test:package` says where the package lies.');
  return PACKAGED;
}

let made = 0;

/** A user of this machine who has never started Jamak, with a home whose path has spaces and Hangul. */
export class Account {
  readonly #folder: string;
  readonly #running = new Set<ChildProcess>();
  readonly name: string;
  readonly uid: number;
  readonly home: string;

  constructor() {
    this.name = `jamak-test-${process.pid}-${++made}`;
    this.#folder = mkdtempSync(join(tmpdir(), 'jamak-home-'));
    this.home = join(this.#folder, '홈 폴더');
    execFileSync('useradd', ['--home-dir', this.home, '--no-create-home', '--user-group', this.name]);
    this.uid = Number(execFileSync('id', ['--user', this.name], { encoding: 'utf8' }));
    // As most systems have it, so that what Jamak keeps is guarded by nothing but its own folder.
    chmodSync(this.#folder, 0o755);
    mkdirSync(this.home);
    chmodSync(this.home, 0o755);
    this.give(this.home);
    mkdirSync(this.temporary);
    this.give(this.temporary);
  }

  /** Where what this user starts puts its temporary files. */
  get temporary(): string {
    return join(this.#folder, 'tmp');
  }

  /** Where Jamak keeps what is this user's. */
  get data(): string {
    return join(this.home, '.config/Jamak');
  }

  give(path: string): void {
    chownSync(path, this.uid, this.uid);
  }

  /** A file of this user's with this content. */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.home, name);
    writeFileSync(path, content);
    this.give(path);
    return path;
  }

  /** Runs a program to its end as this user; by default the packaged app. */
  run(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
    const { counters } = options;
    const starter = this.starterOf(options);
    const [file, before] = counters === undefined ? [starter, []] : inOwnNetwork(starter);
    const env = { ...process.env, COUNTERS: counters };
    return new Promise((resolve) => {
      const child = execFile(file, [...before, ...args], { env, timeout: RUN_MS }, (error, out, errors) => {
        this.#running.delete(child);
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
        resolve({ code, out, errors });
      });
      this.#running.add(child);
      let said = '';
      child.stderr?.on('data', (text: string) => {
        said += text;
        if (options.until !== undefined && said.includes(options.until)) child.kill();
      });
    });
  }

  /** Ends what was run and has not ended. */
  end(): void {
    for (const child of this.#running) child.kill();
  }

  /** Opens the packaged app for this user, within its sandbox. */
  async open(args: readonly string[] = [], env: Environment = {}): Promise<JamakApp> {
    const electron = await _electron.launch({
      executablePath: this.starterOf({ env }),
      args: [...args],
      // Playwright would have root do without, and only the program that starts this one is root's.
      chromiumSandbox: true,
      colorScheme: null,
    });
    const data = await electron.evaluate(({ app }) => app.getPath('userData'));
    const app = new JamakApp(electron, data);
    await app.window('control');
    await app.window('overlay');
    return app;
  }

  /** A program that becomes this user, with nothing of our environment but the display, and starts another. */
  starterOf({ program = packagedProgram(), env = {} }: RunOptions): string {
    const all: Environment = {
      HOME: this.home,
      USER: this.name,
      LOGNAME: this.name,
      TMPDIR: this.temporary,
      PATH: '/usr/local/bin:/usr/bin:/bin',
      DISPLAY: process.env['DISPLAY'],
      ...env,
    };
    const variables = Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : quoted(`${name}=${value}`),
    );
    const become = `setpriv --reuid=${this.uid} --regid=${this.uid} --clear-groups`;
    const path = join(mkdtempSync(join(this.#folder, 'starter-')), 'start');
    chmodSync(dirname(path), 0o755);
    writeFileSync(
      path,
      `#!/bin/sh\ncd /\nexec ${become} env -i ${variables.join(' ')} ${quoted(program)} "$@"\n`,
    );
    chmodSync(path, 0o755);
    return path;
  }

  remove(): void {
    this.end();
    spawnSync('userdel', ['--force', this.name], { stdio: 'ignore' });
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Why no users can be made here, or null. */
function whyNoAccounts(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'making users needs root on Linux';
  const missing = ['useradd', 'setpriv'].filter((name) => spawnSync(name, ['--help']).error !== undefined);
  return missing.length > 0 ? `${missing.join(', ')} can’t be found` : null;
}

const noAccounts = whyNoAccounts();

/** `account` makes users who are gone when the test ends; `openAs` closes what it opened before. */
export const test = base.extend<{
  account: () => Account;
  openAs: (account: Account, ...how: Parameters<Account['open']>) => Promise<JamakApp>;
}>({
  // Playwright reads which fixtures a function wants from this very pattern.
  // eslint-disable-next-line no-empty-pattern
  account: async ({}, use) => {
    test.skip(noAccounts !== null, noAccounts ?? '');
    const accounts: Account[] = [];
    await use(() => {
      const account = new Account();
      accounts.push(account);
      return account;
    });
    for (const account of accounts) account.remove();
  },
  // It asks for accounts, so that they are removed after it is done.
  openAs: async ({ account: _account }, use) => {
    const apps: JamakApp[] = [];
    await use(async (account, ...how) => {
      const app = await account.open(...how);
      apps.push(app);
      return app;
    });
    for (const app of apps) await app.close().catch(() => undefined);
  },
});

/** A line of a process's status as Linux tells it. */
export function statusOf(pid: number, name: string): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return new RegExp(`^${name}:\\s*(.*)$`, 'mu').exec(status)?.[1] ?? '';
}

import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { Replay } from '../../../src/main/app/run/replay';
import type { SessionHappening } from '../../../src/shared/session/events';
import { DEFAULT_SETTINGS, type SettingsPatch } from '../../../src/shared/settings';
import type { Lane } from '../../../src/shared/source';
import type { ControlApi } from '../../../src/shared/window-api';
import type { AppLaunch } from '../app/play';
import { bytesOf, parseStat, sampleProcesses } from '../app/processes';
import { freePort, Viewers } from '../app/viewers';
import { BenchError } from '../bench-error';
import type { ProcessSample } from '../log/schema';

const TOKENS = { view: 'v'.repeat(32), control: 'c'.repeat(32) };

/** Processor time that something has used so far, ms, by its name. */
export type Used = ReadonlyMap<string, number>;

/** What crosses between main and its windows. */
interface Traffic {
  readonly messages: number;
  readonly bytes: number;
}

/** After everything that could be collected was, bytes but for the nodes. */
export interface Heaps {
  readonly main: number;
  readonly control: number;
  readonly overlay: number;
  /** DOM nodes of the control window. */
  readonly nodes: number;
}

/** The real app, driven by the bench. */
export class DrivenApp {
  private constructor(
    readonly electron: ElectronApplication,
    readonly control: Page,
    readonly overlay: Page,
    readonly viewers: Viewers,
    readonly profile: string,
    /** Pages by the process that draws them. */
    readonly pages: ReadonlyMap<number, string>,
  ) {}

  static async open(
    launch: AppLaunch,
    profile: string,
    settings: SettingsPatch,
    viewers: number,
  ): Promise<DrivenApp> {
    const port = await freePort();
    await mkdir(profile, { recursive: true });
    await writeFile(join(profile, 'server.json'), JSON.stringify({ version: 1, tokens: TOKENS }));
    const server = { ...DEFAULT_SETTINGS.server, enabled: true, port };
    const { version } = DEFAULT_SETTINGS;
    await writeFile(join(profile, 'settings.json'), JSON.stringify({ version, ...settings, server }));
    const electron = await _electron.launch({
      executablePath: launch.executable,
      args: [
        ...launch.arguments,
        `--user-data=${profile}`,
        '--replay',
        '--lang=en-US',
        '--enable-precise-memory-info',
        // Lanes that are open and muted: their sound goes nowhere.
        '--use-fake-device-for-media-stream',
      ],
      env: { ...launch.environment } as Record<string, string>,
    });
    const control = await pageOf(electron, 'control');
    const overlay = await pageOf(electron, 'overlay');
    await countTraffic(electron);
    const pages = await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }): [number, string] => [
        webContents.getOSProcessId(),
        new URL(webContents.getURL()).pathname.split('/')[1] ?? '',
      ]),
    );
    const reading = new Viewers(viewers, port, TOKENS.view);
    return new DrivenApp(electron, control, overlay, reading, profile, new Map(pages));
  }

  /** Asks main as the control window does. `argument` reaches the page as it is here. */
  async ask<A, T>(question: (jamak: ControlApi, argument: A) => Promise<T>, argument: A): Promise<T> {
    return (await this.control.evaluate(
      `(${question.toString()})(window.jamak, ${JSON.stringify(argument ?? null)})`,
    )) as T;
  }

  async start(lanes: readonly Lane[]): Promise<string> {
    const reply = await this.ask((jamak, heard) => jamak.startSession({ lanes: heard }), [...lanes]);
    if (!reply.ok) throw new BenchError(`The session did not start: ${reply.error.code}.`);
    return reply.value.sessionId;
  }

  async stop(): Promise<void> {
    const reply = await this.ask((jamak) => jamak.endSession(), null);
    if (!reply.ok) throw new BenchError(`The session did not end: ${reply.error.code}.`);
  }

  /** Until the session in the control window is of that phase and, while it runs, a lane listens. */
  async until(phase: 'running' | 'ended'): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      const reply = await this.ask((jamak) => jamak.state(), null);
      const session = reply.ok ? reply.value.session : null;
      const listens = session?.lanes.some(({ state }) => state === 'listening') === true;
      if (session?.phase === phase && (phase === 'ended' || listens)) return;
      await sleep(100);
    }
    throw new BenchError(`No session came to be ${phase}.`);
  }

  /** Windows draw what was told after every so many finals. */
  async replay(happenings: readonly SessionHappening[], every = 1): Promise<void> {
    await this.electron.evaluate(
      (_main, { told, wait }) => {
        const { jamakReplay } = globalThis as unknown as { jamakReplay: Replay };
        return jamakReplay.play(told, wait);
      },
      { told: happenings, wait: every },
    );
  }

  /** By what processes are for, and of main also by thread. */
  used(): Used {
    const used = this.#byPurpose(({ cpuMs }) => cpuMs);
    used.set(
      'all',
      [...used.values()].reduce((sum, ms) => sum + ms, 0),
    );
    for (const [name, ms] of threadsOf(this.#main)) used.set(`browser: ${name}`, ms);
    return used;
  }

  /** Proportional set size by what processes are for, bytes. */
  memory(): ReadonlyMap<string, number> {
    return this.#byPurpose(({ pssKb }) => pssKb * 1024);
  }

  get #main(): number {
    return this.electron.process().pid ?? 0;
  }

  #byPurpose(of: (process: ProcessSample) => number): Map<string, number> {
    const sums = new Map<string, number>();
    for (const process of sampleProcesses(this.#main).processes) {
      const name = this.pages.get(process.pid) ?? process.role;
      sums.set(name, (sums.get(name) ?? 0) + of(process));
    }
    return sums;
  }

  /** Of all processes together. */
  size(): { pssKb: number; handles: number | null; processes: number } {
    const { processes } = sampleProcesses(this.#main);
    const handles = processes.map((each) => each.handles);
    return {
      pssKb: processes.reduce((sum, { pssKb }) => sum + pssKb, 0),
      handles: handles.includes(null) ? null : handles.reduce<number>((sum, count) => sum + (count ?? 0), 0),
      processes: processes.length,
    };
  }

  get databaseBytes(): number {
    return bytesOf(join(this.profile, 'sessions.db'));
  }

  traffic(): Promise<Traffic> {
    return this.electron.evaluate(() => ({
      ...(globalThis as unknown as { jamakTraffic: Traffic }).jamakTraffic,
    }));
  }

  async heaps(): Promise<Heaps> {
    const main = await this.electron.evaluate(() => {
      const v8 = process.getBuiltinModule('node:v8');
      v8.setFlagsFromString('--expose-gc');
      (process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void)();
      return process.memoryUsage().heapUsed;
    });
    const used = async (page: Page): Promise<number> => {
      await page.requestGC();
      return page.evaluate(
        () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
      );
    };
    const nodes = await this.control.evaluate(() => document.querySelectorAll('*').length);
    return { main, control: await used(this.control), overlay: await used(this.overlay), nodes };
  }

  async close(): Promise<void> {
    this.viewers.close();
    await this.electron.close();
  }
}

async function pageOf(electron: ElectronApplication, name: string): Promise<Page> {
  for (;;) {
    const page = electron.windows().find((each) => new URL(each.url()).pathname.startsWith(`/${name}/`));
    if (page) {
      await page.waitForLoadState();
      return page;
    }
    await electron.waitForEvent('window');
  }
}

/** Has main count what it sends to windows and answers them, as it is when it crosses: structured clones. */
async function countTraffic(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ ipcMain, webContents }) => {
    const { serialize } = process.getBuiltinModule('node:v8');
    const traffic = { messages: 0, bytes: 0 };
    Object.assign(globalThis, { jamakTraffic: traffic });
    const count = (value: unknown): void => {
      traffic.messages++;
      traffic.bytes += serialize(value).length;
    };
    for (const contents of webContents.getAllWebContents()) {
      const send = contents.send.bind(contents);
      contents.send = (channel: string, ...values: unknown[]) => {
        count([channel, ...values]);
        send(channel, ...values);
      };
    }
    type Handler = (...values: unknown[]) => unknown;
    // Electron keeps them here; nothing of it is meant for others, and nothing else tells what is answered.
    const handlers = (ipcMain as unknown as { _invokeHandlers?: Map<string, Handler> })._invokeHandlers;
    for (const [name, handler] of handlers ?? []) {
      handlers?.set(name, async (event, ...values) => {
        const value = await handler(event, ...values);
        count([name, ...values, value]);
        return value;
      });
    }
  });
}

/**
 * Processor time of the threads of a process, ms, those of one name together. All of Node's bear the program's name: the
 * first of them is main's own, the others are its workers, such as those of the store.
 */
function threadsOf(pid: number): [string, number][] {
  const used = new Map<string, number>();
  const program = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const comm = readFileSync(`/proc/${pid}/task/${thread}/comm`, 'utf8').trim();
      const name = Number(thread) === pid ? 'main thread' : comm === program ? 'workers' : comm;
      const { cpuMs } = parseStat(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'));
      used.set(name, (used.get(name) ?? 0) + cpuMs);
    } catch {
      // It has ended.
    }
  }
  return [...used];
}

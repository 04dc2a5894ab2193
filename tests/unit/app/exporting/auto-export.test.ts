import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AutoExport, type AutoExportOptions } from '../../../../src/main/app/exporting/auto-export';
import type { MessageCode } from '../../../../src/shared/errors';
import type { ExportFormat, SessionRecord } from '../../../../src/shared/session/record';
import type { SessionHappening } from '../../../../src/shared/session/events';
import { record } from '../../export/records';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { ended, started } from '../../storage/sessions';

function make(changes: Partial<AutoExportOptions> = {}) {
  const folder = temporaryFolder();
  const said: MessageCode[] = [];
  const timers: (() => void)[] = [];
  const state = {
    pending: false,
    formats: ['srt', 'txt'] as ExportFormat[],
    enabled: true,
    session: record([{ text: 'Hello.' }], { id: 's' }) as SessionRecord | null,
  };
  const auto = new AutoExport({
    sessions: { load: () => Promise.resolve(state.session) },
    wanted: () => ({ enabled: state.enabled, formats: state.formats }),
    folder: () => folder,
    file: () => ({}),
    language: () => 'en',
    rooms: [],
    isPending: () => state.pending,
    notices: {
      add: (level, code, params) => {
        said.push(code);
        return { id: 'n', at: 0, level, code, params: { ...params } };
      },
      withdraw: () => undefined,
    },
    later: (run) => {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    },
    ...changes,
  });
  const tell = (happening: SessionHappening): void => auto.onEvent({ seq: 1, happening });
  return {
    auto,
    folder,
    said,
    state,
    timers,
    /** Runs a session to its end. */
    run: (): void => {
      tell(started('s'));
      tell(ended(60_000));
    },
    /** Lets a second pass. */
    tick: async (): Promise<void> => {
      timers.shift()?.();
      await auto.settled();
    },
    files: (): string[] => readdirSync(folder).toSorted(),
  };
}

const NAME = /^jamak-2026-11-2\d-\d{4}(?: \(\d\))?\.(?:srt|txt)$/;

describe('auto-export', () => {
  it('writes a session once its captions have settled, and never over a file', async () => {
    const { run, tick, files, folder, state, said } = make();
    state.pending = true;
    run();
    await tick();
    expect(files()).toEqual([]);
    state.pending = false;
    await tick();
    expect(files()).toHaveLength(2);
    for (const name of files()) expect(name).toMatch(NAME);
    const [srt = ''] = files();
    const first = readFileSync(join(folder, srt), 'utf8');

    state.session = record([{ text: 'Another.' }], { id: 's' });
    run();
    await tick();
    expect(files()).toHaveLength(4);
    expect(readFileSync(join(folder, srt), 'utf8')).toBe(first);
    expect(said).toEqual(['auto-exported', 'auto-exported']);
  });

  it('does not wait for ever', async () => {
    const { run, tick, files, state } = make();
    state.pending = true;
    run();
    for (let second = 0; second < 121; second++) await tick();
    expect(files()).toHaveLength(2);
  });

  it('writes nothing where it is not wanted, nothing was said, or the session was deleted', async () => {
    const { run, tick, files, state, timers } = make();
    state.enabled = false;
    run();
    expect(timers).toEqual([]);
    state.enabled = true;
    state.session = record([]);
    run();
    await tick();
    state.session = null;
    run();
    await tick();
    expect(files()).toEqual([]);
  });

  it('says once what fails, leaves nothing half written, and says again what fails after it worked', async () => {
    const { run, tick, said, state, folder } = make();
    rmSync(folder, { recursive: true });
    run();
    await tick();
    run();
    await tick();
    expect(said).toEqual(['auto-export-failed']);
    expect(state.formats).toHaveLength(2);
  });

  it('writes what waits when the app ends', async () => {
    const { auto, run, files, state } = make();
    state.pending = true;
    run();
    await auto.close();
    expect(files()).toHaveLength(2);
  });
});

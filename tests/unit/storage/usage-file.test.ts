import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StorageNotice } from '../../../src/main/storage/contract';
import { openUsage as openFile } from '../../../src/main/storage/usage-file';
import type { MonthUsage } from '../../../src/shared/session/usage';
import { temporaryFolder } from '../scripts/temporary-folder';

const NOW = Date.UTC(2026, 10, 22, 9, 30, 5, 7);

function openUsage({ path, notices = [] }: { path: string; notices?: StorageNotice[] }) {
  return openFile({ path, now: () => NOW, onNotice: (notice) => notices.push(notice) });
}

function used(inputTokens: number, cost: number | null = 0.25): MonthUsage {
  return { month: '2026-11', usage: { inputTokens, outputTokens: 1, cost }, spent: 0.25, told: false };
}

describe('openUsage', () => {
  it('keeps the month over a restart', async () => {
    const path = join(temporaryFolder(), 'new', 'usage.json');
    const file = openUsage({ path });
    expect(file.saved).toBeNull();
    file.save(used(10));
    await file.settled();
    expect(openUsage({ path }).saved).toEqual(used(10));
    file.save(used(20, null));
    await file.settled();
    expect(openUsage({ path }).saved).toEqual(used(20, null));
    expect(readdirSync(join(path, '..'))).toEqual(['usage.json']);
  });

  it('ends with what was saved last, however fast it comes', async () => {
    const path = join(temporaryFolder(), 'usage.json');
    const file = openUsage({ path });
    for (let tokens = 1; tokens <= 500; tokens++) file.save(used(tokens));
    await file.settled();
    expect(openUsage({ path }).saved).toEqual(used(500));
  });

  it.each([
    ['cut off', '{ "month": "2026-11", "us'],
    ['not allowed', JSON.stringify({ ...used(1), month: 'November' })],
    ['empty', ''],
    ['of a newer Jamak', JSON.stringify({ ...used(1), version: 2 })],
  ])('keeps a file that is %s aside, says so and begins anew', async (_, content) => {
    const folder = temporaryFolder();
    const path = join(folder, 'usage.json');
    writeFileSync(path, content);
    const notices: StorageNotice[] = [];
    const file = openUsage({ path, notices });
    expect(file.saved).toBeNull();
    const kept = join(folder, 'usage.broken-2026-11-22T09-30-05-007Z.json');
    expect(notices).toEqual([{ level: 'warning', code: 'usage-broken', params: { path: kept } }]);
    expect(readFileSync(kept, 'utf8')).toBe(content);
    file.save(used(2));
    await file.settled();
    expect(openUsage({ path }).saved).toEqual(used(2));
  });

  it('writes again once it can', async () => {
    const folder = join(temporaryFolder(), 'taken');
    writeFileSync(folder, 'a file in place of the folder');
    const path = join(folder, 'usage.json');
    const file = openUsage({ path });
    file.save(used(1));
    await file.settled();
    expect(readFileSync(folder, 'utf8')).toBe('a file in place of the folder');
    rmSync(folder);
    mkdirSync(folder);
    file.save(used(2));
    await file.settled();
    expect(openUsage({ path }).saved).toEqual(used(2));
  });
});

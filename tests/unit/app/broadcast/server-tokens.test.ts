import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openServerTokens } from '../../../../src/main/app/broadcast/server-tokens';
import type { Access } from '../../../../src/shared/broadcast/local-server';

function open(path = join(folder(), 'server.json')) {
  const noticed: string[] = [];
  const revoked: Access[] = [];
  const tokens = openServerTokens({
    path,
    onNotice: ({ code }) => noticed.push(code),
    onRevoked: (access) => revoked.push(access),
  });
  return { tokens, noticed, revoked, path };
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'jamak-tokens-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('tokens are made once, are two, and are for their user alone', async () => {
  const { tokens, path } = open();
  const { view, control } = tokens.all;
  expect(view).toMatch(/^[\w-]{32}$/);
  expect(control).not.toBe(view);
  await tokens.renew('control');
  expect(open(path).tokens.all).toEqual({ ...tokens.all, view });
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('one is made anew alone, and the old one is told to hold no more', async () => {
  const { tokens, revoked } = open();
  const before = tokens.all;
  const after = await tokens.renew('view');
  expect(after.view).not.toBe(before.view);
  expect(after.control).toBe(before.control);
  expect(tokens.all).toEqual(after);
  expect(revoked).toEqual(['view']);
});

test('a file that is damaged, or holds a token that could be guessed, is kept aside and said', () => {
  for (const content of ['{', JSON.stringify({ version: 1, tokens: { view: 'a', control: 'b' } })]) {
    const path = join(folder(), 'server.json');
    writeFileSync(path, content);
    const { tokens, noticed } = open(path);
    expect(noticed).toEqual(['addresses-renewed']);
    expect(tokens.all.view).toMatch(/^[\w-]{32}$/);
  }
});

test('what can’t be written holds for this run, and is said', async () => {
  const path = join(folder(), 'file', 'server.json');
  writeFileSync(join(path, '..'), 'a file where the folder should be');
  const { tokens, noticed } = open(path);
  const { control } = await tokens.renew('control');
  expect(tokens.all.control).toBe(control);
  expect(noticed).toContain('settings-unsaved');
  expect(readFileSync(join(path, '..'), 'utf8')).toContain('a file');
});

import { beforeAll, describe, expect, it } from 'vitest';
import { lint } from './project';

/** One import each, that the layers don't allow. */
const REFUSED: Readonly<Record<string, string>> = {
  'src/shared/a.ts': 'electron',
  'src/shared/b.ts': 'node:fs',
  'src/shared/c.ts': 'react',
  'src/shared/d.ts': '../main/session/feed',
  'src/preload/a.ts': 'zod',
  'src/preload/b.ts': 'node:path',
  'src/preload/c.ts': '../main/ipc/doorway',
  'src/preload/d.ts': '../renderer/ui/theme',
  'src/renderer/overlay/a.ts': 'electron',
  'src/renderer/overlay/b.ts': 'electron/renderer',
  'src/renderer/overlay/c.ts': 'node:os',
  'src/renderer/overlay/d.ts': 'fs',
  'src/renderer/overlay/e.ts': '../control/main',
  'src/renderer/overlay/f.ts': '../../main/jamak',
  'src/renderer/overlay/g.ts': '../../preload/overlay',
  'src/renderer/ui/a.ts': '../overlay/main',
  'src/renderer/ui/b.ts': 'electron',
  'src/main/files/a.ts': 'zod',
  'src/main/text/a.ts': '../language/contract',
  'src/main/text/b.ts': '../files/atomic-write',
  'src/main/text/c.ts': 'node:fs',
  'src/main/text/d.ts': 'electron',
  'src/main/session/a.ts': 'electron',
  'src/main/session/b.ts': '../storage/client',
  'src/main/session/c.ts': '../speech/engines/local',
  'src/main/session/d.ts': '../app/windows',
  'src/main/session/e.ts': 'libsql',
  'src/main/export/a.ts': '../storage/client',
  'src/main/speech/a.ts': '../storage/contract',
  'src/main/speech/b.ts': '../session/feed',
  'src/main/speech/c.ts': 'electron',
  'src/main/speech/d.ts': 'libsql',
  'src/main/speech/engines/local.ts': './openai',
  'src/main/speech/engines/openai/client.ts': '../local/engine',
  'src/main/language/a.ts': '../speech/contract',
  'src/main/language/engines/embedded/index.ts': '../server',
  'src/main/language/engines/server/index.ts': '../embedded/digest',
  'src/main/storage/a.ts': '../export',
  'src/main/storage/b.ts': '../export/index',
  'src/main/storage/c.ts': 'electron-log/main',
  'src/main/storage/d.ts': '../text/loops',
  'src/main/broadcast/a.ts': 'electron',
  'src/main/models/a.ts': '../speech/contract',
  'src/main/app/a.ts': '../../renderer/ui/theme',
  'src/main/app/b.ts': '../ipc/doorway',
  'src/main/app/windows/c.ts': '../../jamak',
  'src/main/app/d.ts': '../index',
  'src/main/ipc/a.ts': '../jamak',
  'src/main/ipc/b.ts': '../parts',
  'src/main/session/f.ts': '../jamak',
  'src/main/parts.ts': './app/log',
  'src/main/nowhere/a.ts': 'zod',
};

const ALLOWED: Readonly<Record<string, string>> = {
  'src/shared/a.ts': 'zod',
  'src/shared/locales/b.ts': '../errors',
  'src/preload/a.ts': 'electron',
  'src/preload/b.ts': '../shared/ipc',
  'src/renderer/overlay/a.ts': '../../shared/ipc',
  'src/renderer/overlay/b.ts': '../ui/theme',
  'src/renderer/overlay/c.ts': './lines',
  'src/renderer/overlay/d.ts': '@mantine/core/styles.css',
  'src/renderer/overlay/e.ts': './icon.svg?raw',
  'src/renderer/ui/a.ts': 'zustand/vanilla',
  'src/main/session/a.ts': '../speech/contract',
  'src/main/session/b.ts': 'node:events',
  'src/main/session/c.ts': 'uuid',
  'src/main/session/d.ts': '../text/terms/term-repair',
  'src/main/text/a.ts': 'es-hangul',
  'src/main/text/b.ts': '../../shared/session-view',
  'src/main/text/terms/c.ts': '../korean/particles',
  'src/main/export/a.ts': '../files/atomic-write',
  'src/main/storage/a.ts': 'libsql',
  'src/main/models/a.ts': '../speech/models',
  'src/main/models/b.ts': '../remote/deadline',
  'src/main/speech/a.ts': 'sherpa-onnx-node',
  'src/main/speech/b.ts': './engines/local',
  'src/main/speech/c.ts': '../text/loops',
  'src/main/language/a.ts': '../text/sentences',
  'src/main/language/b.ts': './engines/embedded',
  'src/main/language/engines/embedded/index.ts': './digest',
  'src/main/speech/engines/index.ts': './local',
  'src/main/speech/engines/openai/a.ts': './client',
  'src/main/speech/engines/openai/b.ts': '../../contract',
  'src/main/app/a.ts': '../storage/client',
  'src/main/app/b.ts': 'electron',
  'src/main/index.ts': './app/jamak',
  'scripts/a.mjs': 'anything',
  'tests/a.ts': '../src/main/storage/client',
};

/** Every way to name a module that TypeScript knows. */
const WAYS: Readonly<Record<string, string>> = {
  'a value': `import { app } from 'electron';\nexport const a = app;\n`,
  'a type': `import type { App } from 'electron';\nexport type A = App;\n`,
  'a name passed on': `export { app } from 'electron';\n`,
  'everything passed on': `export * from 'electron';\n`,
  'at run time': `export const a: unknown = await import('electron');\n`,
  'within a type': `export type A = import('electron').App;\n`,
  'the old way of TypeScript': `import electron = require('electron');\nexport const a: unknown = electron;\n`,
  'the old way of Node': `export const a: unknown = require('electron');\n`,
};

const GREET = `export async function greet(name: string): Promise<string> {
  return await Promise.resolve(\`Hello \${name}\`);
}
`;

/** A file that breaks each rule. */
const BAD: readonly (readonly [rule: string, path: string, content: string])[] = [
  [
    'jamak(raw-ipc)',
    'src/main/app/ipc-1.ts',
    `import { ipcMain } from 'electron';\nipcMain.removeHandler('x');\n`,
  ],
  [
    'jamak(raw-ipc)',
    'src/main/app/ipc-2.ts',
    `import electron from 'electron';\nelectron.ipcMain.removeHandler('x');\n`,
  ],
  [
    'jamak(raw-ipc)',
    'src/preload/ipc-3.ts',
    `import { ipcMain } from 'electron';\nipcMain.removeHandler('x');\n`,
  ],
  [
    'jamak(raw-ipc)',
    'src/renderer/ui/ipc-4.ts',
    `export const a = (window as { ipcRenderer?: unknown }).ipcRenderer;\n`,
  ],
  ['typescript(no-floating-promises)', 'src/shared/floating.ts', `${GREET}greet('you');\n`],
  [
    'typescript(no-misused-promises)',
    'src/shared/misused.ts',
    `${GREET}export const first = ['a'].filter((name) => greet(name));\n`,
  ],
  [
    'typescript(no-explicit-any)',
    'src/shared/any.ts',
    `export const pass = (value: any): unknown => value;\n`,
  ],
  [
    'typescript(no-unsafe-assignment)',
    'src/shared/unsafe.ts',
    `export const value: string = JSON.parse('1');\n`,
  ],
  [
    'typescript(switch-exhaustiveness-check)',
    'src/shared/switch.ts',
    `export function say(tone: 'a' | 'b'): void {\n  switch (tone) {\n    case 'a':\n      break;\n  }\n}\n`,
  ],
  [
    'typescript(only-throw-error)',
    'src/shared/throw.ts',
    `export function fail(): never {\n  throw 'words';\n}\n`,
  ],
  ['eslint(no-console)', 'src/shared/console.ts', `console.log('what was said');\n`],
  [
    'eslint(max-lines)',
    'src/shared/long.ts',
    Array.from({ length: 401 }, (_, at) => `export const a${at} = ${at};\n`).join(''),
  ],
  [
    'import(no-cycle)',
    'src/shared/cycle-a.ts',
    `import { b } from './cycle-b';\nexport const a = (): number => b();\n`,
  ],
  [
    'import(no-cycle)',
    'src/shared/cycle-b.ts',
    `import { a } from './cycle-a';\nexport const b = (): number => a();\n`,
  ],
  [
    'react-hooks(rules-of-hooks)',
    'src/renderer/control/hooks.tsx',
    `import { useState } from 'react';\nexport function Line({ on }: { on: boolean }) {\n  if (on) useState(0);\n  return <p />;\n}\n`,
  ],
  [
    'react-hooks(exhaustive-deps)',
    'src/renderer/control/deps.tsx',
    `import { useEffect } from 'react';\nexport function Line({ on }: { on: () => void }) {\n  useEffect(() => on(), []);\n  return <p />;\n}\n`,
  ],
  [
    'jsx-a11y(alt-text)',
    'src/renderer/control/picture.tsx',
    `export function Logo() {\n  return <img src="a.png" />;\n}\n`,
  ],
];

const GOOD: Readonly<Record<string, string>> = {
  'src/main/session/good.ts': GREET,
  'src/main/ipc/good.ts': `import { ipcMain } from 'electron';\nipcMain.removeHandler('x');\n`,
  'src/preload/good.ts': `import { ipcRenderer } from 'electron';\nipcRenderer.send('x');\n`,
  'src/renderer/control/good.tsx': `export function Logo() {\n  return <img src="a.png" alt="Jamak" />;\n}\n`,
};

/** A file for each of `imports` that imports it for its side effects. */
function importing(imports: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(imports).map(([path, specifier]) => [path, `import '${specifier}';\n`]),
  );
}

function pathOfWay(way: string): string {
  return `src/main/session/${way.replaceAll(' ', '-')}.ts`;
}

let refused: Map<string, string[]>;
let passed: Map<string, string[]>;

// Two runs for all, because each starts oxlint and its type checker.
beforeAll(async () => {
  refused = await lint({
    ...importing(REFUSED),
    ...Object.fromEntries(Object.entries(WAYS).map(([way, content]) => [pathOfWay(way), content])),
    ...Object.fromEntries(BAD.map(([, path, content]) => [path, content])),
  });
  passed = await lint({ ...importing(ALLOWED), ...GOOD });
}, 120_000);

describe('the layers', () => {
  it.each(Object.entries(REFUSED))('%s may not import %s', (path) => {
    expect(refused.get(path)?.join('\n')).toContain('jamak(layers)');
  });

  it.each(Object.entries(ALLOWED))('%s may import %s', (path) => {
    expect(passed.get(path) ?? []).toEqual([]);
  });

  it.each(Object.keys(WAYS))('see an import of %s', (way) => {
    expect(refused.get(pathOfWay(way))?.join('\n')).toContain('jamak(layers)');
  });

  it('say who may import whom', () => {
    expect(refused.get('src/main/session/b.ts')?.join('\n')).toContain(
      'src/main/session may not import src/main/storage/client. ' +
        'It may import: itself, src/shared, src/main/files, src/main/text, src/main/*/contract, Node, npm packages.',
    );
    expect(refused.get('src/main/nowhere/a.ts')?.join('\n')).toContain('give it one in lint/layers.mjs');
    expect(refused.get('src/main/speech/engines/local.ts')?.join('\n')).toContain(
      "may not import engine 'openai'",
    );
  });
});

describe('the rules', () => {
  it.each(BAD)('%s fails %s', (rule, path) => {
    expect(refused.get(path)?.join('\n')).toContain(rule);
  });

  it.each(Object.keys(GOOD))('pass %s', (path) => {
    expect(passed.get(path)).toBeUndefined();
  });
});

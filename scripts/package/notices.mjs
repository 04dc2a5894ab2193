import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)/i;
const RULE = '-'.repeat(80);

/** What is in the app and is no npm package. */
const OTHERS = `Moonshine tiny and base, the speech models inside: MIT License, Copyright (c) 2024 Useful Sensors (Moonshine AI).
Silero VAD, which finds speech: MIT License, Copyright (c) 2020-present Silero Team.
Electron and Chromium have their own files beside the program: LICENSE.electron.txt, LICENSES.chromium.html.
The lists of swear words are from "List of Dirty, Naughty, Obscene, and Otherwise Bad Words" by Shutterstock, Inc.,
Creative Commons Attribution 4.0 International (CC BY 4.0), by way of the npm package naughty-words.`;

/** Name, version, licence and its text, of the npm package in a folder. */
function noticeOf(folder) {
  const { name, version, license, licenses, author, homepage } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const text = readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && LICENCE_FILE.test(file.name) && !/\.(?:m?js|ts)$/.test(file.name))
    .map((file) => readFileSync(join(folder, file.name), 'utf8').trim())
    .join('\n\n');
  const named = license?.type ?? license ?? licenses?.map((each) => each.type ?? each).join(' or ');
  if (!named && text === '') throw new Error(`${name} ${version} says nothing of its licence: ${folder}`);
  const by = text === '' ? (author?.name ?? author ?? homepage ?? '') : '';
  return {
    key: `${name} ${version}`,
    lines: [`${name} ${version}`, `Licence: ${named ?? 'below'}`, by, text],
  };
}

/** The folders of the packages that a package needs, all the way down, as npm lays them out. */
function withDependencies(root, names, found = new Map()) {
  for (const name of names) {
    const folder = join(root, 'node_modules', name);
    if (found.has(folder)) continue;
    let description;
    try {
      description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    } catch {
      // Of another system.
      continue;
    }
    found.set(folder, true);
    const { dependencies = {}, optionalDependencies = {} } = description;
    withDependencies(root, [...Object.keys(dependencies), ...Object.keys(optionalDependencies)], found);
  }
  return [...found.keys()];
}

/**
 * Writes the licences of all that goes into the app: what the bundles hold (`out/bundled`, see
 * scripts/lib/bundled-packages), what lies beside them, and what is no package. Returns how many packages those are.
 *
 * @throws Error when a package says nothing of its licence
 */
export function writeNotices(root, target) {
  const bundled = join(root, 'out', 'bundled');
  const folders = readdirSync(bundled).flatMap((file) =>
    JSON.parse(readFileSync(join(bundled, file), 'utf8')),
  );
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const all = [...folders, ...withDependencies(root, Object.keys(dependencies))];
  const notices = new Map(all.map(noticeOf).map(({ key, lines }) => [key, lines]));
  const parts = [...notices]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, lines]) => lines.filter(Boolean).join('\n'));
  writeFileSync(target, [OTHERS, ...parts].join(`\n\n${RULE}\n\n`) + '\n');
  return notices.size;
}

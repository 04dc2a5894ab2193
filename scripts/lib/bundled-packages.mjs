import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const IN_PACKAGE = /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/;

/**
 * The folders of the npm packages that modules are from, sorted.
 *
 * @param {readonly string[]} moduleIds as the bundler names them
 */
export function packagesOf(moduleIds) {
  const folders = moduleIds.flatMap((id) => IN_PACKAGE.exec(id.replace(/^\0/, ''))?.[1] ?? []);
  return [...new Set(folders)].sort();
}

/**
 * A plugin of Vite's that notes which npm packages end up in a bundle, in `folder/NAME.json`: their licences go with the
 * app (scripts/package/notices.mjs).
 */
export function noteBundled(name, folder) {
  const modules = new Set();
  return {
    name: 'jamak-note-bundled',
    writeBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const id of part.moduleIds ?? Object.keys(part.modules)) modules.add(id);
      }
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(packagesOf([...modules]), null, 2));
    },
  };
}

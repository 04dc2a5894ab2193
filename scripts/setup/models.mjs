import { copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from './failure.mjs';
import { hashFile } from './integrity.mjs';
import { fetchPinnedPackage } from './packages.mjs';
import { assembleFolder, withTemporaryFolder } from './partial.mjs';
import { cacheFolder, projectRoot } from './paths.mjs';
import { extractMembers } from './tar.mjs';
import { makeTokens } from './tokens.mjs';

const stampName = '.verified.json';
const tokenizerPackage = 'llama-tokenizer-js';
const tokenizerSource = 'package/llama-tokenizer.js';

/**
 * Makes sure the speech models of the catalogue are in resources/models, fetching what no earlier set-up has fetched.
 * `installed` is the folder the app reads, `cached` the one outside the checkout.
 */
export async function ensureModels(
  say,
  {
    installed = join(projectRoot, 'resources', 'models'),
    cached = join(cacheFolder(), 'models'),
    fetchModels = fetchToCache,
  } = {},
) {
  const catalogue = JSON.parse(readFileSync(join(installed, 'catalogue.json'), 'utf8'));
  const missing = catalogue.models.filter((model) => !isVerified(model, join(installed, model.id)));
  if (missing.length === 0) return;
  const absent = [];
  for (const model of missing) if (!(await isIntact(model, join(cached, model.id)))) absent.push(model);
  if (absent.length > 0) await fetchModels(say, absent, cached);
  for (const model of missing) await installModel(model, join(cached, model.id), join(installed, model.id));
  say(`installed the speech models ${missing.map((model) => model.name).join(' and ')}`);
}

/** True when this very set of files was verified before and has not changed since: a look at sizes and times. */
export function isVerified(model, folder) {
  try {
    const stamp = JSON.parse(readFileSync(join(folder, stampName), 'utf8'));
    return Object.values(model.files).every((file) => {
      const { size, mtimeMs } = statSync(join(folder, file.path));
      const seen = stamp[file.path];
      return seen.sha256 === file.sha256 && size === file.bytes && mtimeMs === seen.mtimeMs;
    });
  } catch {
    return false;
  }
}

/** True when every file's content is what the catalogue says. */
async function isIntact(model, folder) {
  try {
    for (const file of Object.values(model.files)) {
      const path = join(folder, file.path);
      if (statSync(path).size !== file.bytes || (await hashFile(path, 'sha256')) !== file.sha256)
        return false;
    }
    return true;
  } catch {
    return false;
  }
}

/** Puts a model's files in `target` and stamps them, after a last look at what really arrived there. */
async function installModel(model, source, target) {
  await assembleFolder(target, async (folder) => {
    for (const { path } of Object.values(model.files)) linkOrCopy(join(source, path), join(folder, path));
    if (!(await isIntact(model, folder))) {
      rmSync(source, { recursive: true, force: true });
      throw new SetupFailure(
        `The files of the speech model ${model.name} are damaged, so they were thrown away: run the same command again to fetch them anew.`,
      );
    }
    const stamp = Object.values(model.files).map(({ path, sha256 }) => [
      path,
      { sha256, mtimeMs: statSync(join(folder, path)).mtimeMs },
    ]);
    writeFileSync(join(folder, stampName), JSON.stringify(Object.fromEntries(stamp)));
  });
}

/** A hard link saves 90 MB a checkout; it cannot be made across file systems. */
function linkOrCopy(source, target) {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}

async function fetchToCache(say, models, cached) {
  say(`fetching the speech models ${models.map((model) => model.name).join(' and ')} (72 MB, once)`);
  await withTemporaryFolder(cached, async (temporary) => {
    const tokens = await fetchTokens(temporary);
    const packages = new Set(models.map((model) => model.source.package));
    for (const name of packages) {
      const tarball = await fetchPinnedPackage(name, temporary);
      const targets = {};
      for (const model of models.filter(({ source }) => source.package === name)) {
        const folder = join(temporary, model.id);
        mkdirSync(folder);
        writeFileSync(join(folder, model.files.tokens.path), tokens);
        for (const [role, member] of Object.entries(model.source.members)) {
          targets[member] = join(folder, model.files[role].path);
        }
      }
      await extractMembers(tarball, targets);
    }
    for (const model of models) await installModel(model, join(temporary, model.id), join(cached, model.id));
  });
}

async function fetchTokens(temporary) {
  const tarball = await fetchPinnedPackage(tokenizerPackage, temporary);
  const source = join(temporary, 'llama-tokenizer.js');
  await extractMembers(tarball, { [tokenizerSource]: source });
  return makeTokens(readFileSync(source, 'utf8'));
}

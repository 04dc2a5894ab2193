/** What is known of a package and may be shipped all the same. Each has a reason, and a day on which it is looked at again. */
export const EXCEPTIONS = [];

const GRAVE = new Set(['high', 'critical']);

/**
 * The packages that reach users: those that the app needs at run time, those that its own code imports and Vite puts into
 * its bundles, and all that these depend on. As paths of the lock file, such as `node_modules/zod`.
 *
 * @param {Record<string, { dependencies?: object, optionalDependencies?: object, peerDependencies?: object }>} packages of
 *   the lock file
 * @param {readonly string[]} imported names of packages that `src` imports
 */
export function shippedPackages(packages, imported) {
  const { dependencies = {} } = packages[''] ?? {};
  const shipped = new Set();
  const waiting = [...Object.keys(dependencies), ...imported].map((name) => placeOf(packages, '', name));
  while (waiting.length > 0) {
    const path = waiting.pop();
    if (path === null || shipped.has(path)) continue;
    shipped.add(path);
    const wanted = { ...packages[path].peerDependencies, ...packages[path].optionalDependencies };
    for (const name of Object.keys({ ...wanted, ...packages[path].dependencies })) {
      waiting.push(placeOf(packages, path, name));
    }
  }
  return shipped;
}

/** Where Node would find a package for whoever lies at `from`. */
function placeOf(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return null;
  }
}

/**
 * What `npm audit --json` found, judged: only a grave fault (high or critical) of what is shipped fails, unless an
 * exception that still holds names it.
 *
 * @param {object} report as npm printed it
 * @param {ReadonlySet<string>} shipped paths of the lock file
 * @param {string} today such as `2026-11-27`
 * @returns {{ failed: string[], excused: string[], noted: string[] }} a line for each advisory
 */
export function judgeAdvisories(report, shipped, today, exceptions = EXCEPTIONS) {
  const verdict = { failed: [], excused: [], noted: [] };
  for (const { name, nodes = [], via = [] } of Object.values(report.vulnerabilities)) {
    for (const advisory of via) {
      // A name alone is told where that package is.
      if (typeof advisory === 'string') continue;
      const { severity, title, url = '' } = advisory;
      const reaches = nodes.some((path) => shipped.has(path));
      const line = `${name} (${severity}, ${reaches ? 'shipped' : 'tools only'}): ${title} ${url}`.trim();
      const excuse = exceptions.find((one) => one.package === name && url.endsWith(`/${one.advisory}`));
      if (!reaches || !GRAVE.has(severity)) verdict.noted.push(line);
      else if (excuse && excuse.until >= today) verdict.excused.push(`${line}: ${excuse.reason}`);
      else verdict.failed.push(line);
    }
  }
  return verdict;
}

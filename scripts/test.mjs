// npm test: every check there is, to the end even when one fails, and a closing line "N passed, N failed".
// While developing: npm test -- --only unit,types [what the test runner is to be given besides]
import { checks } from './lib/checks.mjs';
import { summarise } from './lib/reports.mjs';
import { stages } from './lib/stages.mjs';
import { withTemporaryFolder } from './lib/temporary.mjs';
import { describeFailure, runMain, SetupFailure } from './setup/failure.mjs';

await runMain(async () => {
  const { chosen, args } = readArguments(process.argv.slice(2));
  const results = await withTemporaryFolder('jamak-test', (reports) => runStages(chosen, { reports, args }));
  const { table, closing, ok } = summarise(results);
  process.exitCode = ok ? 0 : 1;
  console.log(`\n${table}\n\n${closing}`);
});

async function runStages(chosen, context) {
  const results = [];
  // End-to-end tests mostly wait for sound: what needs nothing but a processor runs beside them.
  const aside = chosen.includes('e2e') ? chosen.filter((name) => name in checks) : [];
  for (const name of chosen.filter((each) => !aside.includes(each))) {
    console.log(`\n── ${name}`);
    const checked = name === 'e2e' ? inTurn(aside, { ...context, aside: true }) : [];
    const result = await runStage(name, context);
    results.push(result, ...(await checked));
    // Nothing can be checked without the packages and Electron.
    if (name === 'set-up' && result.failed > 0) break;
  }
  return results;
}

async function inTurn(names, context) {
  const results = [];
  for (const name of names) results.push(await runStage(name, context));
  return results;
}

async function runStage(name, context) {
  const started = performance.now();
  let counts = { passed: 0, failed: 1 };
  try {
    counts = await stages[name](context);
  } catch (error) {
    console.log(describeFailure(error));
  }
  return { name, ...counts, ms: performance.now() - started };
}

function readArguments([option, list, ...args]) {
  const all = Object.keys(stages);
  if (option === undefined) return { chosen: all, args: [] };
  const asked = list?.split(',') ?? [];
  const unknown = asked.filter((name) => !all.includes(name));
  if (option !== '--only' || asked.length === 0 || unknown.length > 0) {
    throw new SetupFailure(
      `Use "npm test" or "npm test -- --only STAGE,STAGE…" with the stages ${all.join(', ')}.`,
    );
  }
  return { chosen: all.filter((name) => asked.includes(name)), args };
}

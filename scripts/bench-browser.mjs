// npm run bench:browser: the real app and a real browser; how much later the browser paints a final than the overlay,
// and how soon a correction is on every surface.
process.env.JAMAK_BENCH = 'browser';
process.argv.push('--only', 'set-up,build,e2e', 'tests/e2e/pages/delay.test.ts');
await import('./test.mjs');

// npm run bench:browser: the real app and a real browser; how much later the browser paints a final than the overlay.
process.env.JAMAK_BENCH = 'browser';
process.argv.push('--only', 'set-up,build,e2e', 'tests/e2e/pages/delay.test.ts');
await import('./test.mjs');

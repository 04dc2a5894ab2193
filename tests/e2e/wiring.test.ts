import { afterSilence, COUNTRY, expect, JFK, test, variant } from './jamak';

/** How microphones are wired in the field, and how quiet they come: what each channel has of the sound. */
const WIRINGS: Readonly<Record<string, readonly number[]>> = {
  '30 dB too quiet, in the right channel alone': [0, 10 ** (-30 / 20)],
  '40 dB too quiet, with channels that mirror each other': [0.01, -0.01],
};

for (const [index, [wiring, gains]] of Object.entries(WIRINGS).entries()) {
  test(`hears a microphone ${wiring}, beside another source`, variant(index), async ({ launch }) => {
    // The sample begins with the same sentence, which is over by then: nobody takes it for an echo.
    const app = await launch({ microphone: await afterSilence(JFK, 14_000, gains) });
    await app.startBesideSample();
    await expect.poll(() => app.textOf('mic')).toMatch(COUNTRY);
    await expect.poll(() => app.textOf('sample')).toMatch(COUNTRY);
  });
}

import { z } from 'zod';
import { JamakError } from '../../../shared/errors';
import type { SourceOutcome } from '../../../shared/broadcast/obs';
import { NOT_FOUND, ObsRefusal, type ObsCalls } from './link/contract';

const NAME = 'Jamak';
/** Another input may have the name already. */
const OTHER_NAME = 'Jamak captions';
export const BROWSER_SOURCE = 'browser_source';

const nothing = z.unknown();
const kindsSchema = z.object({ inputKinds: z.array(z.string()) });
const canvasSchema = z.object({
  baseWidth: z.number().int().positive(),
  baseHeight: z.number().int().positive(),
});
const sceneSchema = z.object({ currentProgramSceneName: z.string() });
const sceneItemsSchema = z.object({ sceneItems: z.array(z.object({ sourceName: z.string() })) });
const inputsSchema = z.object({
  inputs: z.array(z.object({ inputName: z.string(), inputKind: z.string().nullable() })),
});
const settingsSchema = z.object({ inputSettings: z.record(z.string(), z.unknown()) });
const itemSchema = z.object({ sceneItemId: z.number() });
const shownSchema = z.object({ sceneItemEnabled: z.boolean() });

/**
 * Has OBS show the captions: a browser source at the canvas's size in the scene that is on. One that is there is put
 * right and never doubled, whatever the user called it and chose in its address. `kind` is another one only in tests
 * with an OBS that has none.
 *
 * @throws JamakError 'obs-no-browser-source', 'obs-failed'; what `call` throws
 */
export async function addBrowserSource(
  obs: ObsCalls,
  url: string,
  kind: string = BROWSER_SOURCE,
): Promise<SourceOutcome> {
  try {
    return await addOrRepair(obs, url, kind);
  } catch (error) {
    if (error instanceof ObsRefusal) throw new JamakError('obs-failed', { cause: error });
    throw error;
  }
}

async function addOrRepair(obs: ObsCalls, url: string, kind: string): Promise<SourceOutcome> {
  const { inputKinds } = await obs.call(kindsSchema, 'GetInputKindList');
  if (!inputKinds.includes(kind)) throw new JamakError('obs-no-browser-source');
  const { baseWidth: width, baseHeight: height } = await obs.call(canvasSchema, 'GetVideoSettings');
  const { currentProgramSceneName: sceneName } = await obs.call(sceneSchema, 'GetCurrentProgramScene');
  const { inputs } = await obs.call(inputsSchema, 'GetInputList');
  const { sceneItems } = await obs.call(sceneItemsSchema, 'GetSceneItemList', { sceneName });
  const found = await find(
    obs,
    inputs.filter(({ inputKind }) => inputKind === kind),
    url,
    new Set(sceneItems.map(({ sourceName }) => sourceName)),
  );
  if (!found) {
    const inputName = inputs.some((input) => input.inputName === NAME) ? OTHER_NAME : NAME;
    // Off air it goes on listening, so that it is not empty when the scene comes back.
    const inputSettings = { url, width, height, css: '', shutdown: false, restart_when_active: false };
    await obs.call(nothing, 'CreateInput', { sceneName, inputName, inputKind: kind, inputSettings });
    return 'added';
  }
  const wanted = { url: withChoices(url, found.settings['url']), width, height };
  const right = Object.entries(wanted).every(([key, value]) => found.settings[key] === value);
  if (!right) {
    await obs.call(nothing, 'SetInputSettings', { inputName: found.inputName, inputSettings: wanted });
  }
  const shown = await show(obs, sceneName, found.inputName);
  return right && shown ? 'unchanged' : 'repaired';
}

interface Found {
  readonly inputName: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * An input that shows our page, whatever its name, or else one of our name. Of several, as where scenes show different
 * lanes, one that is in the scene comes first, then one whose address is right.
 */
async function find(
  obs: ObsCalls,
  inputs: readonly { readonly inputName: string }[],
  url: string,
  inScene: ReadonlySet<string>,
): Promise<Found | null> {
  const all = await Promise.all(
    inputs.map(async ({ inputName }) => {
      const { inputSettings } = await obs.call(settingsSchema, 'GetInputSettings', { inputName });
      return { inputName, settings: inputSettings };
    }),
  );
  const ours = all.filter(({ settings }) => isSamePage(settings['url'], url));
  const here = ours.filter(({ inputName }) => inScene.has(inputName));
  const likely = here.length > 0 ? here : ours;
  return (
    likely.find(({ settings }) => settings['url'] === withChoices(url, settings['url'])) ??
    likely[0] ??
    all.find(({ inputName }) => inputName === NAME || inputName === OTHER_NAME) ??
    null
  );
}

/** The token and the page of an address of the local server. */
function partsOf({ pathname }: URL): readonly [token: string, page: string] {
  const [, token = '', ...page] = pathname.split('/');
  return [token, page.join('/')];
}

/** Whether an address is of our page: with our token, or of this machine with whatever token, port and choices. */
function isSamePage(address: unknown, url: string): boolean {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const [there, here] = [new URL(address), new URL(url)];
  const [[itsToken, itsPage], [token, page]] = [partsOf(there), partsOf(here)];
  return page !== '' && itsPage === page && (there.hostname === here.hostname || itsToken === token);
}

/** Our address with what the user chose in the one that was there (`?lanes=…`), if that is of such a page. */
function withChoices(url: string, before: unknown): string {
  if (typeof before !== 'string' || !URL.canParse(before)) return url;
  const there = new URL(before);
  return partsOf(there)[1] === partsOf(new URL(url))[1] ? `${url}${there.search}` : url;
}

/** Sees to it that the scene shows the input. Returns whether it did already. */
async function show(obs: ObsCalls, sceneName: string, sourceName: string): Promise<boolean> {
  try {
    const { sceneItemId } = await obs.call(itemSchema, 'GetSceneItemId', { sceneName, sourceName });
    const { sceneItemEnabled } = await obs.call(shownSchema, 'GetSceneItemEnabled', {
      sceneName,
      sceneItemId,
    });
    if (sceneItemEnabled) return true;
    await obs.call(nothing, 'SetSceneItemEnabled', { sceneName, sceneItemId, sceneItemEnabled: true });
  } catch (error) {
    if (!(error instanceof ObsRefusal) || error.code !== NOT_FOUND) throw error;
    await obs.call(nothing, 'CreateSceneItem', { sceneName, sourceName });
  }
  return false;
}

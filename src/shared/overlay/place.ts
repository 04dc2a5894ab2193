import { z } from 'zod';

/** Where the overlay lies, whatever displays come, go, turn or change scale. Pure; all in device-independent pixels. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DisplayArea {
  readonly id: number;
  readonly bounds: Box;
  /** Without taskbars and docks. */
  readonly workArea: Box;
}

const pixels = z.number().int().min(-1_000_000).max(1_000_000);
const share = z.number().min(0).max(1);

const placeSchema = z.object({
  /** Which displays there were, and how they stood (see `arrangementOf`). */
  arrangement: z.string().max(400),
  /** The display that the box was on: where it stands, and its id, by which it is known in another arrangement. */
  display: z.object({ id: z.number().min(0).max(Number.MAX_SAFE_INTEGER), x: pixels, y: pixels }),
  /** Of the display's work area. */
  left: share,
  top: share,
  width: share,
  height: share,
});
export type Place = z.infer<typeof placeSchema>;

/** Arrangements of displays whose place is kept. */
const KEPT_PLACES = 16;
export const placesSchema = z.array(placeSchema).max(KEPT_PLACES);

/** What the mouse has hold of: the whole box, or some of its edges (north, south, east, west). */
export const HANDLES = ['move', 'n', 's', 'e', 'w', 'ne', 'nw', 'se', 'sw'] as const;
export type Handle = (typeof HANDLES)[number];

export const MIN_WIDTH_PX = 240;
export const MIN_HEIGHT_PX = 96;

/** Nobody has chosen a place: at the bottom, as wide as most of the display. */
const DEFAULT_WIDTH_SHARE = 0.8;
/** Two lines of the largest letters, or smaller ones with translations below and a digest card above. */
const DEFAULT_HEIGHT_PX = 480;
const DEFAULT_MARGIN_PX = 24;

/** How near an edge has to come to a line of the display to be drawn to it. */
const SNAP_PX = 12;
/** Lines that boxes are drawn to: edges, thirds and the middle. */
const LINES = [0, 1 / 3, 1 / 2, 2 / 3, 1];

export function arrangementOf(displays: readonly DisplayArea[]): string {
  const parts = displays.map(({ bounds: { x, y, width, height } }) => `${width}x${height}@${x},${y}`);
  return parts.toSorted().join(' ').slice(0, 400);
}

/** `box` with a size that the area has room for, and moved into it. */
export function fitInto(box: Box, area: Box): Box {
  const width = between(Math.round(box.width), Math.min(MIN_WIDTH_PX, area.width), area.width);
  const height = between(Math.round(box.height), Math.min(MIN_HEIGHT_PX, area.height), area.height);
  return {
    x: between(Math.round(box.x), area.x, area.x + area.width - width),
    y: between(Math.round(box.y), area.y, area.y + area.height - height),
    width,
    height,
  };
}

function defaultBox(area: Box): Box {
  const width = Math.round(area.width * DEFAULT_WIDTH_SHARE);
  const height = Math.min(DEFAULT_HEIGHT_PX, area.height);
  const x = area.x + Math.round((area.width - width) / 2);
  return fitInto({ x, y: area.y + area.height - height - DEFAULT_MARGIN_PX, width, height }, area);
}

/** Where the overlay lies now; null while there is no display. The first of `displays` is the main one. */
export function boxFor(places: readonly Place[], displays: readonly DisplayArea[]): Box | null {
  const [main] = displays;
  if (!main) return null;
  const arrangement = arrangementOf(displays);
  const own = places.find((place) => place.arrangement === arrangement);
  const place = own ?? places[0];
  if (!place) return defaultBox(main.workArea);
  const { id, x, y } = place.display;
  const standsThere = ({ bounds }: DisplayArea): boolean => bounds.x === x && bounds.y === y;
  const display = (own && displays.find(standsThere)) ?? displays.find((one) => one.id === id) ?? main;
  const { workArea: area } = display;
  return fitInto(
    {
      x: area.x + place.left * area.width,
      y: area.y + place.top * area.height,
      width: place.width * area.width,
      height: place.height * area.height,
    },
    area,
  );
}

/** `places` with the one that `box` has now. */
export function remember(
  places: readonly Place[],
  box: Box,
  displays: readonly DisplayArea[],
): readonly Place[] {
  const display = displayOf(box, displays);
  if (!display) return places;
  const { bounds, workArea: area, id } = display;
  const place: Place = {
    arrangement: arrangementOf(displays),
    display: { id, x: bounds.x, y: bounds.y },
    left: between((box.x - area.x) / area.width, 0, 1),
    top: between((box.y - area.y) / area.height, 0, 1),
    width: between(box.width / area.width, 0, 1),
    height: between(box.height / area.height, 0, 1),
  };
  return [place, ...places.filter(({ arrangement }) => arrangement !== place.arrangement)].slice(
    0,
    KEPT_PLACES,
  );
}

/** `box` after the mouse has pulled `handle` by so much; never smaller than a box may be. */
export function pull(box: Box, handle: Handle, dx: number, dy: number): Box {
  if (handle === 'move') return { ...box, x: box.x + dx, y: box.y + dy };
  const west = handle.includes('w') ? Math.min(dx, box.width - MIN_WIDTH_PX) : 0;
  const east = handle.includes('e') ? Math.max(dx, MIN_WIDTH_PX - box.width) : 0;
  const north = handle.includes('n') ? Math.min(dy, box.height - MIN_HEIGHT_PX) : 0;
  const south = handle.includes('s') ? Math.max(dy, MIN_HEIGHT_PX - box.height) : 0;
  return {
    x: box.x + west,
    y: box.y + north,
    width: box.width - west + east,
    height: box.height - north + south,
  };
}

/** Where a box is let to be that was pulled to `wanted`: drawn to lines that are near, and on a display. */
export function settle(wanted: Box, handle: Handle, displays: readonly DisplayArea[]): Box {
  const area = displayOf(wanted, displays)?.workArea;
  if (!area) return wanted;
  if (handle === 'move') {
    const x =
      wanted.x +
      snapOf([wanted.x, middle(wanted.x, wanted.width), wanted.x + wanted.width], area.x, area.width);
    const y =
      wanted.y +
      snapOf([wanted.y, middle(wanted.y, wanted.height), wanted.y + wanted.height], area.y, area.height);
    return fitInto({ ...wanted, x, y }, area);
  }
  const [left, right] = edges(
    wanted.x,
    wanted.width,
    area.x,
    area.width,
    handle.includes('w'),
    handle.includes('e'),
  );
  const [top, bottom] = edges(
    wanted.y,
    wanted.height,
    area.y,
    area.height,
    handle.includes('n'),
    handle.includes('s'),
  );
  return fitInto({ x: left, y: top, width: right - left, height: bottom - top }, area);
}

/**
 * `box` moved or, with `size`, made larger by so much. At the edge of its display the next step leads to the display
 * that is there.
 */
export function nudge(
  box: Box,
  { dx, dy, size }: { readonly dx: number; readonly dy: number; readonly size: boolean },
  displays: readonly DisplayArea[],
): Box {
  const display = displayOf(box, displays);
  if (!display) return box;
  const area = display.workArea;
  if (size) return fitInto({ ...box, width: box.width + dx, height: box.height + dy }, area);
  const moved = fitInto({ ...box, x: box.x + dx, y: box.y + dy }, area);
  const stuck = moved.x === box.x && moved.y === box.y;
  const next = stuck ? neighbour(display, dx, dy, displays) : undefined;
  if (!next) return moved;
  const { workArea } = next;
  const entered = {
    ...box,
    x: dx > 0 ? workArea.x : dx < 0 ? workArea.x + workArea.width - box.width : box.x,
    y: dy > 0 ? workArea.y : dy < 0 ? workArea.y + workArea.height - box.height : box.y,
  };
  return fitInto(entered, workArea);
}

/** The display that has most of `box`, or else is nearest to it. */
function displayOf(box: Box, displays: readonly DisplayArea[]): DisplayArea | undefined {
  const centre = { x: middle(box.x, box.width), y: middle(box.y, box.height) };
  const away = ({ bounds }: DisplayArea): number =>
    Math.hypot(
      centre.x - between(centre.x, bounds.x, bounds.x + bounds.width - 1),
      centre.y - between(centre.y, bounds.y, bounds.y + bounds.height - 1),
    );
  return displays.toSorted((a, b) => away(a) - away(b))[0];
}

/** The nearest display that lies in the direction of a step. */
function neighbour(
  from: DisplayArea,
  dx: number,
  dy: number,
  displays: readonly DisplayArea[],
): DisplayArea | undefined {
  const { x, y, width, height } = from.bounds;
  const ahead = ({ bounds: to }: DisplayArea): number => {
    if (dx > 0) return to.x - (x + width);
    if (dx < 0) return x - (to.x + to.width);
    return dy > 0 ? to.y - (y + height) : y - (to.y + to.height);
  };
  return displays
    .filter((to) => to.id !== from.id && ahead(to) >= 0)
    .toSorted((a, b) => ahead(a) - ahead(b))[0];
}

/** How far to the nearest line, if one is near enough to one of `points`; else 0. */
function snapOf(points: readonly number[], start: number, length: number): number {
  const lines = LINES.map((at) => Math.round(start + at * length));
  const ways = points.flatMap((point) => lines.map((line) => line - point));
  const nearest = ways.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
  return Math.abs(nearest) <= SNAP_PX ? nearest : 0;
}

/** Both edges of a span of which one is pulled, within the area. */
function edges(
  at: number,
  length: number,
  start: number,
  whole: number,
  first: boolean,
  last: boolean,
): [number, number] {
  const from = first ? at + snapOf([at], start, whole) : at;
  const end = at + length;
  const to = last ? end + snapOf([end], start, whole) : end;
  return [Math.max(from, start), Math.min(to, start + whole)];
}

function middle(start: number, length: number): number {
  return start + length / 2;
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

import { Allow, parse } from 'partial-json';

/**
 * The first JSON object in what a model wrote, however it is wrapped: prose before and after, a code fence,
 * trailing commas, raw line breaks in strings. Undefined when there is none.
 *
 * Of an object that is cut off, what came before the cut is given. `growing` also takes the text value it
 * was cut in, which a finished answer must not show.
 */
export function parseAnswer(text: string, { growing }: { readonly growing: boolean }): unknown {
  const object = mendedObject(text);
  if (object === null) return undefined;
  try {
    if (object.complete) return JSON.parse(object.json) as unknown;
    return parse(object.json, Allow.COLLECTION | (growing ? Allow.STR : 0)) as unknown;
  } catch {
    // What looked like an object is none; the caller asks the model again.
    return undefined;
  }
}

/** Whether `text` holds an object from its first brace to its last. */
export function isWholeJson(text: string): boolean {
  return mendedObject(text)?.complete === true;
}

const TRAILING_COMMA = /,\s*[}\]]/y;

interface MendedObject {
  readonly json: string;
  readonly complete: boolean;
}

/** The first object, up to its closing brace or the end, in JSON's own spelling. */
function mendedObject(text: string): MendedObject | null {
  const start = text.search(/\{\s*(?:["}]|$)/);
  if (start < 0) return null;
  let json = '';
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string;
    if (inString) {
      if (char === '\\') {
        json += char + (text[++at] ?? '');
        continue;
      }
      json += char === '\n' ? String.raw`\n` : char === '\r' || char === '\t' ? ' ' : char;
      if (char === '"') inString = false;
      continue;
    }
    if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    TRAILING_COMMA.lastIndex = at;
    if (!TRAILING_COMMA.test(text)) json += char;
    if (depth === 0) return { json, complete: true };
  }
  return { json, complete: false };
}

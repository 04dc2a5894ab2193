/** This window, as other editors are told of it. */
export const EDITOR = `control-${crypto.randomUUID()}`;

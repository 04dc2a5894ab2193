/**
 * Called between two pieces of long work: it lets the rest of the app do its own, and throws when the work was
 * aborted.
 */
export type Pace = () => Promise<void>;

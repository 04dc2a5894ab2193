/** Called between two pieces of long work, so that the app can do its other work; rejects once the work was aborted. */
export type Rest = () => Promise<void>;

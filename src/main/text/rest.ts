/** Lets the app do other work between two pieces of a long one. It rejects once that was aborted. */
export type Rest = () => Promise<void>;

/** One message in two parts: what happened, and what the user can do about it. */
export interface MessageWords {
  readonly title: string;
  readonly text: string;
}

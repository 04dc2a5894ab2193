import type { SessionView } from './session-view';

/** Captions that a surface which shows the last lines alone keeps: far more than it looks at. */
export const LATEST_CAPTIONS = 100;

/**
 * The view with its last captions alone, for surfaces that show nothing else: what they hold and are sent is then the same
 * at every hour of a session. The view itself as long as there are not many more.
 */
export function latestOf(view: SessionView): SessionView {
  if (view.captions.length <= 2 * LATEST_CAPTIONS && view.gaps.length <= 2 * LATEST_CAPTIONS) return view;
  return {
    ...view,
    captions: view.captions.slice(-LATEST_CAPTIONS),
    gaps: view.gaps.slice(-LATEST_CAPTIONS),
  };
}

import { FinalAnnouncer } from '../../ui/transcript/FinalAnnouncer';
import { useSession } from '../state/context';

/** Final captions of the session that runs, for screen readers. */
export function LiveAnnouncer() {
  const wanted = useSession((state) => state.settings.announceCaptions);
  const last = useSession((state) => state.session.captions.at(-1)?.text ?? '');
  return <FinalAnnouncer wanted={wanted} last={last} />;
}

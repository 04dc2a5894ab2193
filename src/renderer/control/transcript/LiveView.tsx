import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DigestLanguage } from '../../../shared/session/digest';
import { CatchUpCard } from '../../ui/digest/CatchUpCard';
import { ArchiveCard } from '../archive/ArchiveCard';
import { DigestPanel } from '../digest/DigestPanel';
import { useStrikes } from '../digest/use-strikes';
import { StrikeContext } from '../../ui/digest/strike-context';
import { SplitView } from '../../ui/parts/SplitView';
import { LETTER_KEYS, useLetterKey } from '../../ui/parts/use-letter-key';
import { useControlContext, useSession } from '../state/context';
import { CaptionLinksContext, useLinkedTranscript } from '../../ui/transcript/caption-links';
import { FindBar } from './editor/FindBar';
import { EditorContext, useNewEditor } from './editor/use-editor';
import { LiveTranscript } from './LiveTranscript';
import { TranscriptFooter } from './TranscriptFooter';

interface LiveViewProps {
  readonly digestOpen: boolean;
  /** Whether "What did I miss?" lies over it. */
  readonly catchingUp: boolean;
  readonly onCatchUp: (opened: boolean) => void;
  readonly onRead: (sessionId: string) => void;
}

/** The session that runs or ran last: what is said, and what is going on. */
export function LiveView({ digestOpen, catchingUp, onCatchUp, onRead }: LiveViewProps) {
  const { t } = useTranslation();
  const { api, session } = useControlContext();
  const { links, spotlight, half, setHalf } = useLinkedTranscript(
    useCallback(() => session.getState().session.captions, [session]),
    useCallback(() => session.getState().session.lanes, [session]),
  );
  const sessionId = useSession((state) =>
    state.session.captions.length > 0 ? state.session.sessionId : null,
  );
  const lanes = useSession((state) => state.session.lanes);
  const editor = useNewEditor({ sessionId, lanes, links });
  const strikes = useStrikes(useSession((state) => state.session.sessionId));
  const catchUp = useCallback(() => {
    if (session.getState().session.captions.length > 0) onCatchUp(true);
  }, [session, onCatchUp]);
  const ask = useCallback((language: DigestLanguage) => api.catchUp({ language }), [api]);
  useLetterKey(LETTER_KEYS.catchUp, catchUp);

  return (
    <CaptionLinksContext value={links}>
      <EditorContext value={editor}>
        <SplitView
          names={{ main: t('transcript.title'), side: t('digest.title') }}
          half={half}
          onHalf={setHalf}
          sideOpen={digestOpen}
          main={
            <>
              <LiveFindBar />
              <LiveTranscript spotlight={spotlight} />
              <ArchiveCard />
              <TranscriptFooter onRead={onRead} />
            </>
          }
          side={
            <StrikeContext value={strikes.actions}>
              <DigestPanel strikes={strikes} onCatchUp={catchUp} />
            </StrikeContext>
          }
        />
      </EditorContext>
      <StrikeContext value={strikes.actions}>
        <CatchUpCard opened={catchingUp} onClose={() => onCatchUp(false)} session={session} ask={ask} />
      </StrikeContext>
    </CaptionLinksContext>
  );
}

/** By itself, since it renders with every caption. */
function LiveFindBar() {
  const captions = useSession((state) => state.session.captions);
  return <FindBar captions={captions} />;
}

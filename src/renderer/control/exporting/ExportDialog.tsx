import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportWish } from '../../../shared/exporting/options';
import { CardDialog } from '../../ui/parts/CardDialog';
import { useSession } from '../state/context';
import classes from './exporting.module.css';
import { OptionFields } from './OptionFields';
import { Preview } from './Preview';
import { SaveButtons } from './SaveButtons';

interface ExportDialogProps {
  readonly sessionId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A file of a session: its format, how it is written, and how it will look. */
export function ExportDialog({ sessionId, opened, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  return (
    <CardDialog title={t('exporting.title')} width={940} opened={opened} onClose={onClose}>
      <Choice sessionId={sessionId} />
    </CardDialog>
  );
}

function Choice({ sessionId }: { readonly sessionId: string }) {
  const options = useSession((state) => state.settings.export);
  const [wish, setWish] = useState<ExportWish>({ format: 'srt', options, offsetMs: 0 });
  return (
    <>
      <div className={classes.choice}>
        <div className={classes.fields}>
          <OptionFields wish={wish} onChange={setWish} />
        </div>
        <Preview sessionId={sessionId} wish={wish} />
      </div>
      <footer className={classes.footer}>
        <SaveButtons sessionId={sessionId} wish={wish} onReset={setWish} />
      </footer>
    </>
  );
}

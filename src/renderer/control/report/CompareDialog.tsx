import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../../shared/session/report';
import { CardDialog } from '../../ui/parts/CardDialog';
import { CaptionLinksContext, useCaptionLinks } from '../../ui/transcript/caption-links';
import classes from './report.module.css';
import { ReportView } from './ReportView';
import { VersionSelect } from './VersionSelect';

interface CompareDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly all: readonly Report[];
  /** The one that is being read: it is on the left. */
  readonly shown: Report;
  readonly chosenAt: number;
}

/** Two versions of a report side by side. A link into the transcript leads out of it. */
export function CompareDialog({ opened, onClose, all, shown, chosenAt }: CompareDialogProps) {
  const { t } = useTranslation();
  const links = useCaptionLinks();
  return (
    <CardDialog title={t('versions.compareTitle')} width={1080} opened={opened} onClose={onClose}>
      <CaptionLinksContext
        value={{
          ...links,
          show: (captionIds) => {
            onClose();
            links.show(captionIds);
          },
        }}
      >
        <div className={classes.compared} data-testid="compared">
          <Column label={t('versions.left')} first={shown} {...{ all, chosenAt }} />
          <Column
            label={t('versions.right')}
            first={all.find(({ madeAt }) => madeAt !== shown.madeAt) ?? shown}
            {...{ all, chosenAt }}
          />
        </div>
      </CaptionLinksContext>
    </CardDialog>
  );
}

interface ColumnProps extends Pick<CompareDialogProps, 'all' | 'chosenAt'> {
  readonly label: string;
  readonly first: Report;
}

function Column({ label, first, all, chosenAt }: ColumnProps) {
  const [wanted, setWanted] = useState(first.madeAt);
  const report = all.find(({ madeAt }) => madeAt === wanted) ?? first;
  return (
    <section className={classes.column} aria-label={label}>
      <VersionSelect
        {...{ label, all, chosenAt }}
        shown={report}
        onShow={setWanted}
        testId="compared-version"
      />
      <ReportView report={report} />
    </section>
  );
}

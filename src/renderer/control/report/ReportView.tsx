import { useTranslation } from 'react-i18next';
import type { Report } from '../../../shared/session/report';
import { formatMoment } from '../../ui/format';
import { written } from '../../ui/written';
import { AuthorLabel } from '../../ui/digest/AuthorLabel';
import digestClasses from '../../ui/digest/digest.module.css';
import { Keywords } from '../../ui/digest/Keywords';
import { MomentLink } from '../../ui/digest/MomentLink';
import { Part } from '../../ui/digest/Part';
import { Reason } from '../../ui/digest/Reason';
import { StatementLink } from '../../ui/digest/StatementLink';
import { useCaptionLinks } from '../../ui/transcript/caption-links';
import { BasisLine } from './BasisLine';
import classes from './report.module.css';

/** The long analysis of a session; everything in it leads to where it was said. */
export function ReportView({ report }: { readonly report: Report }) {
  const { t, i18n } = useTranslation();
  const links = useCaptionLinks();
  const { chapters, decisions, highlights, quotes, keywords } = report;
  return (
    <article className={digestClasses.parts} lang={report.language} data-testid="report">
      <header>
        <h2 className={classes.title} {...written(report.title)}>
          {report.title}
        </h2>
        {report.abstract && (
          <p className={classes.abstract} {...written(report.abstract)}>
            {report.abstract}
          </p>
        )}
      </header>
      {chapters.length > 0 && (
        <Part name={t('document.chapters')}>
          <ol className={digestClasses.moments}>
            {chapters.map(({ title, summary, startMs }) => (
              <li key={startMs}>
                <MomentLink
                  atMs={startMs}
                  captionId={links.captionAt(startMs)}
                  text={title}
                  strikable={false}
                >
                  <span className={classes.chapter}>{title}</span>
                  {summary && <span className={digestClasses.why}>{summary}</span>}
                </MomentLink>
              </li>
            ))}
          </ol>
        </Part>
      )}
      {decisions.length > 0 && (
        <Part name={t('document.decisions')}>
          <ul className={digestClasses.points}>
            {decisions.map((decision) => (
              <li key={decision.text} className={digestClasses.point} {...written(decision.text)}>
                <StatementLink statement={decision} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {highlights.length > 0 && (
        <Part name={t('document.highlights')}>
          <ol className={digestClasses.moments}>
            {highlights.map((highlight) => (
              <li key={highlight.captionId + highlight.text}>
                <MomentLink atMs={highlight.atMs} captionId={highlight.captionId} text={highlight.text}>
                  {highlight.text}
                  <Reason highlight={highlight} />
                </MomentLink>
              </li>
            ))}
          </ol>
        </Part>
      )}
      {quotes.length > 0 && (
        <Part name={t('document.quotes')}>
          <ul className={digestClasses.moments}>
            {quotes.map(({ captionId, atMs, text }) => (
              <li key={captionId + text}>
                <MomentLink {...{ atMs, captionId, text }}>
                  <q className={classes.quote}>{text}</q>
                </MomentLink>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {keywords.length > 0 && (
        <Part name={t('document.keywords')}>
          <Keywords keywords={keywords} />
        </Part>
      )}
      <p className={classes.facts} lang={i18n.language}>
        <AuthorLabel author={report.author} incomplete={report.incomplete} /> ·{' '}
        {t('report.madeAt', { date: formatMoment(report.madeAt, i18n.language) })}
        {report.basis && (
          <>
            <br />
            <BasisLine basis={report.basis} />
          </>
        )}
      </p>
    </article>
  );
}

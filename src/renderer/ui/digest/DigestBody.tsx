import { useTranslation } from 'react-i18next';
import type { DigestLanguage } from '../../../shared/session/digest';
import type { ShownDigest } from '../shown-digest';
import { Slot } from '../Slot';
import { written } from '../written';
import classes from './digest.module.css';
import { Keywords } from './Keywords';
import { MomentLink } from './MomentLink';
import { Part } from './Part';
import { Reason } from './Reason';
import { StatementLink } from './StatementLink';

interface DigestBodyProps {
  readonly shown: ShownDigest;
  /** What it is written in; undefined until that is known. */
  readonly language: DigestLanguage | undefined;
}

/** A digest, part by part; what streams in takes the place of what it replaces. */
export function DigestBody({ shown, language }: DigestBodyProps) {
  const { t } = useTranslation();
  const { situation, summary, keywords, highlights } = shown;
  const [firstKeyword] = keywords;
  return (
    <div className={classes.parts} lang={language}>
      {situation && (
        <Part name={t('digest.situation')}>
          <Slot stamp={situation.stamp} text={situation.value.text} draft={situation.draft}>
            <div data-testid="situation">
              <StatementLink statement={situation.value} prominent />
            </div>
          </Slot>
        </Part>
      )}
      {summary.length > 0 && (
        <Part name={t('digest.summary')}>
          <ul className={classes.points}>
            {summary.map(({ value, stamp, draft }, at) => (
              <li key={at} className={classes.point} {...written(value.text)}>
                <Slot stamp={stamp} text={value.text} draft={draft}>
                  <StatementLink statement={value} />
                </Slot>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {firstKeyword && (
        <Part name={t('digest.keywords')}>
          <Slot
            stamp={firstKeyword.stamp}
            text={keywords.map(({ value }) => value).join()}
            draft={firstKeyword.draft}
          >
            <Keywords keywords={keywords.map(({ value }) => value)} />
          </Slot>
        </Part>
      )}
      {highlights.length > 0 && (
        <Part name={t('digest.highlights')}>
          <ol className={classes.moments}>
            {highlights.map(({ value, stamp, draft }, at) => (
              <li key={at}>
                <Slot stamp={stamp} text={value.text} draft={draft}>
                  <MomentLink atMs={value.atMs} captionId={value.captionId} text={value.text}>
                    {value.text}
                    <Reason highlight={value} />
                  </MomentLink>
                </Slot>
              </li>
            ))}
          </ol>
        </Part>
      )}
    </div>
  );
}

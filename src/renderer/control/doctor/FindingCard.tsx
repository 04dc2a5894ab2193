import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { missingCase } from '../../../shared/errors';
import { LANGUAGE_NAMES } from '../../../shared/languages';
import type { Source } from '../../../shared/source';
import { Callout } from '../../ui/parts/Callout';
import { nameLanguage } from '../settings/models/language-names';
import { useControl, useModels, useSession } from '../state/context';
import classes from './doctor.module.css';
import { mendsOf, type Finding, type Mend } from './findings';
import { useMend, type LaneChanges } from './use-mend';

interface FindingCardProps {
  readonly finding: Finding;
  readonly source: Source;
  /** Who is heard; empty where there is only one. */
  readonly name: string;
  readonly changes: LaneChanges;
}

/** One thing that makes captions bad, and the clicks that mend it. */
export function FindingCard({ finding, source, name, changes }: FindingCardProps) {
  const { t, i18n } = useTranslation();
  const devices = useControl((state) => state.devices);
  const speech = useSession((state) => state.settings.speech);
  const models = useModels((state) => state.models);
  const mend = useMend(source, changes);
  const model = models?.find(({ id }) => id === speech.model)?.name;
  const { title, text } = words();
  const mends = mendsOf(finding, { source, devices, speech });

  function words(): { title: string; text: string } {
    const own = source.kind === 'microphone';
    switch (finding.type) {
      case 'no-sound':
        return { title: t('doctor.noSound.title'), text: t('doctor.noSound.text') };
      case 'no-voice':
        return {
          title: t('doctor.noVoice.title'),
          text: t(own ? 'doctor.noVoice.text' : 'doctor.noVoice.textOther'),
        };
      case 'too-quiet':
        return {
          title: t('doctor.tooQuiet.title'),
          text: t(own ? 'doctor.tooQuiet.text' : 'doctor.tooQuiet.textOther', { db: finding.missingDb }),
        };
      case 'clipping':
        return {
          title: t('doctor.clipping.title'),
          text: t(own ? 'doctor.clipping.text' : 'doctor.clipping.textOther'),
        };
      case 'noisy':
        return {
          title: t('doctor.noisy.title'),
          text: t(own ? 'doctor.noisy.text' : 'doctor.noisy.textOther', { snr: Math.max(0, finding.snrDb) }),
        };
      case 'echo':
        return { title: t('doctor.echo.title'), text: t('doctor.echo.text') };
      case 'other-language': {
        const set = speech.language === 'auto' ? '' : LANGUAGE_NAMES[speech.language];
        return {
          title: t('doctor.otherLanguage.title'),
          text:
            finding.language === null
              ? t('doctor.otherLanguage.textUnknown', { set })
              : t('doctor.otherLanguage.text', { set, heard: nameLanguage(finding.language, i18n.language) }),
        };
      }
      case 'behind': {
        const seconds = Math.round(finding.lagMs / 1000);
        return {
          title: t('doctor.behind.title', { seconds }),
          text: model ? t('doctor.behind.textModel', { model }) : t('doctor.behind.text'),
        };
      }
      default:
        return missingCase(finding);
    }
  }

  return (
    <div data-testid="finding" data-finding={finding.type}>
      <Callout
        level="warning"
        title={name ? t('doctor.of', { name, title }) : title}
        action={
          mends.length > 0 && (
            <div className={classes.mends}>
              {mends.map((each, at) => (
                <Button
                  key={at}
                  size="compact-sm"
                  variant={at === 0 ? 'filled' : 'default'}
                  onClick={() => mend(each)}
                  data-testid={`mend-${each.type}`}
                >
                  {label(each, t)}
                </Button>
              ))}
            </div>
          )
        }
      >
        {text}
      </Callout>
    </div>
  );
}

function label(mend: Mend, t: TFunction): string {
  switch (mend.type) {
    case 'sound-settings':
      return t('doctor.mend.soundSettings');
    case 'device':
      if (mend.device === null) return t('doctor.mend.deviceDefault');
      return mend.device.label
        ? t('doctor.mend.device', { device: mend.device.label })
        : t('doctor.mend.deviceUnnamed');
    case 'gain':
      return t(mend.byDb > 0 ? 'doctor.mend.gainUp' : 'doctor.mend.gainDown', { db: Math.abs(mend.byDb) });
    case 'suppress-noise':
      return t('doctor.mend.suppressNoise');
    case 'mute':
      return t('doctor.mend.mute');
    case 'language':
      return mend.language === 'auto'
        ? t('doctor.mend.detect')
        : t('doctor.mend.language', { language: LANGUAGE_NAMES[mend.language] });
    case 'lighter':
      return t('doctor.mend.lighter');
    case 'built-in':
      return t('doctor.mend.builtIn');
    default:
      return missingCase(mend);
  }
}

import { CATALOGUES, type Language } from '../../shared/locales';
import type { OverlayStyle } from '../../shared/overlay/style';
import type { LaneColour } from '../../shared/source';
import type { CaptionLine } from '../ui/set-caption';
import { speakerColour } from '../ui/speaker-colours';

/** Two speakers, one still speaking: something of all that a style changes. */
export function sampleLines(language: Language, look: OverlayStyle, translated: boolean): CaptionLine[] {
  const words = CATALOGUES[language].overlay.sample;
  const { speakerNames, tentative } = look;
  const colour = (lane: LaneColour): string | undefined =>
    look.speakerColours ? speakerColour(lane, look) : undefined;
  const translation = { language: words.translationLanguage, text: words.translation, final: true };
  const first: CaptionLine = {
    id: 'sample-1',
    label: speakerNames ? words.me : '',
    colour: colour('amber'),
    stable: words.first,
    tentative: '',
    translation: translated ? translation : undefined,
    final: true,
    grown: true,
  };
  if (tentative === 'hidden') return [first];
  const second: CaptionLine = {
    id: 'sample-2',
    label: speakerNames ? words.guest : '',
    colour: colour('teal'),
    stable: words.second,
    tentative: words.tentative,
    final: false,
    grown: true,
  };
  return [first, second];
}

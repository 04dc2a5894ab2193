import { CATALOGUES, type Language } from '../../shared/locales';
import type { OverlayStyle } from '../../shared/overlay/style';
import { LANE_COLOUR_VALUES } from '../ui/lane-colours';
import type { CaptionLine } from '../ui/set-caption';

/** Colours of the speakers of the sample; those of a session are its lanes'. */
const COLOURS = [LANE_COLOUR_VALUES.amber, LANE_COLOUR_VALUES.teal] as const;

/** Two speakers, one still speaking: something of all that a style changes. */
export function sampleLines(
  language: Language,
  { speakerNames, speakerColours, tentative }: OverlayStyle,
  translated: boolean,
): CaptionLine[] {
  const words = CATALOGUES[language].overlay.sample;
  const [mine, theirs] = speakerColours ? COLOURS : [undefined, undefined];
  const translation = { language: words.translationLanguage, text: words.translation, final: true };
  const first: CaptionLine = {
    id: 'sample-1',
    label: speakerNames ? words.me : '',
    colour: mine,
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
    colour: theirs,
    stable: words.second,
    tentative: words.tentative,
    final: false,
    grown: true,
  };
  return [first, second];
}

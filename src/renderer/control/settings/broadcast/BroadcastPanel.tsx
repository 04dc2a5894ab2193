import { MaskFields } from './public/MaskFields';
import { PublicFields } from './public/PublicFields';
import { TextFileFields } from './public/TextFileFields';

/** What leaves this computer's private windows: to browsers, OBS, viewers and files. */
export function BroadcastPanel() {
  return (
    <>
      <PublicFields />
      <MaskFields />
      <TextFileFields />
    </>
  );
}

import { ServerFields } from './ServerFields';

/** What leaves this computer's private windows: to browsers, OBS, viewers and files. */
export function BroadcastPanel() {
  return (
    <>
      <ServerFields />
    </>
  );
}

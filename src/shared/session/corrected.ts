import type { Correction } from './events';
import { rearrange } from './rearranging';
import type { SessionRecord } from './record';
import { edited } from './session-view';

/** What only changes captions. What is taken back takes more with it: digests, the report. */
export type CaptionsChanged = Exclude<Correction, { type: 'caption-taken-back' }>;

/** The record after somebody corrected a caption of it, or rearranged some: as the store would give it. */
export function corrected(record: SessionRecord, happening: CaptionsChanged): SessionRecord {
  if (happening.type === 'captions-rearranged')
    return { ...record, captions: rearrange(record.captions, happening) };
  const at = record.captions.findIndex(({ id }) => id === happening.captionId);
  const caption = record.captions[at];
  if (!caption) return record;
  return { ...record, captions: record.captions.with(at, edited(caption, happening.text)) };
}

import { GlossaryPicker } from './GlossaryPicker';
import { Proposals } from './Proposals';
import { TermField } from './TermField';
import { TermList } from './TermList';

/** Names and terms as they are to be spelled, for each show or channel. */
export function GlossaryFields({ className }: { readonly className: string }) {
  return (
    <>
      <div className={className}>
        <GlossaryPicker />
      </div>
      <div className={className}>
        <TermField />
      </div>
      <div className={className}>
        <TermList />
      </div>
      <div className={className}>
        <Proposals />
      </div>
    </>
  );
}

import { GlossaryPicker } from './glossary/GlossaryPicker';
import { Proposals } from './glossary/Proposals';
import { TermField } from './glossary/TermField';
import { TermList } from './glossary/TermList';

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

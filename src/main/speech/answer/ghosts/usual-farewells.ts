/** How videos thank, ask and end in several languages, each of which has its own words for these kinds (`GhostPhrases`). */
export const USUAL_FAREWELLS: readonly string[] = [
  '{thanks} {watched?} {bye?}',
  '{please?} {subscribe} {channel?}',
  '{please?} {subscribe} {channel?} {and?} {act}',
  '{please?} {act}',
  '{please?} {act} {and?} {act?} {and?} {subscribe} {channel?}',
];

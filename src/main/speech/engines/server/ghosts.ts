/** What Whisper says of silence, having learnt it from the subtitles of videos, in whole utterances. */
const GHOSTS: readonly RegExp[] = [
  /^(thank you|thanks)( so much| very much)? for (watching|listening)( (this|my|the) video)?$/,
  /^(please )?(like and )?subscribe( to (my|the|our) channel)?$/,
  /^(sub)?(titles|captions|transcript|transcription) (by|provided by) .{1,60}$/,
  /^(thank you|thanks|bye|you)$/,
  /^(오늘도 )?(영상을 |끝까지 )?시청해 ?주셔서 (정말 )?감사합니다$/,
  /^구독과? ?좋아요.{0,20}부탁 ?드립니다$/,
  /^(한글 ?|한국어 ?)?자막 ?(제공|제작)?( ?by)? .{1,40}$/,
  /^감사합니다$/,
  /^ご視聴ありがとうございました$/,
  /^(感谢观看|謝謝觀看|谢谢观看)$/,
];

/** The recogniser's own doubt, 0..1, from which a ghost is believed to be one. */
const LEAST_DOUBT = 0.6;

/**
 * Whether a text is one of the known ghosts and the recogniser itself doubts that anybody spoke. People do
 * say "thank you", so without that doubt (null when the server does not tell) it stays.
 */
export function isGhost(text: string, noSpeech: number | null): boolean {
  if (noSpeech === null || noSpeech < LEAST_DOUBT) return false;
  const bare = text
    .toLowerCase()
    .replaceAll(/[.!?,…。！]+/gu, '')
    .trim();
  return GHOSTS.some((ghost) => ghost.test(bare));
}

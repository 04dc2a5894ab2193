import type { DigestContent } from '../../src/shared/session/digest';

export const EMPTY_DIGEST_CONTENT: DigestContent = {
  summary: [],
  situation: null,
  keywords: [],
  highlights: [],
};

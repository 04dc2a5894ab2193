import type { Catalogue } from '../catalogue';

/** Korean words of the pages for browsers. */
export const browserWords: Pick<Catalogue, 'browser'> = {
  browser: {
    refusedTitle: '이 주소는 더 이상 쓸 수 없어요',
    refusedText: 'Jamak의 설정 → 방송에서 새 주소를 복사해 주세요.',
    loading: 'Jamak에 연결하고 있어요…',
    connection: {
      connecting: '연결하고 있어요…',
      live: '연결됨',
      away: 'Jamak에 닿지 않아요. 다시 연결하고 있어요…',
      refused: '연결되지 않음',
    },
    unreachable: 'Jamak에 닿지 않아 아무것도 하지 못했어요.',
  },
};

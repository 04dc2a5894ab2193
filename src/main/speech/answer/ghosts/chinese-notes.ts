import type { GhostPhrases } from './phrases';

/** What stands beside songs, news and videos, as `chinese`. */
export const chineseNotes: GhostPhrases = {
  words: {
    song: ['作词', '作詞', '作曲', '编曲', '編曲', '词曲', '詞曲', '演唱', '作词作曲', '词', '詞', '曲'],
    news: [
      '新闻',
      '新聞',
      '报道',
      '報道',
      '報導',
      '电视台',
      '電視台',
      '卫视',
      '衛視',
      '记者',
      '記者',
      '央视新闻',
      '新闻联播',
    ],
    rights: [
      '未经授权',
      '未经作者授权',
      '未經授權',
      '未經作者授權',
      '请勿转载',
      '禁止转载',
      '請勿轉載',
      '禁止轉載',
      '版权所有',
    ],
    by: ['by'],
  },
  credits: [],
  farewells: [
    '以上 {*?} {news} {*?}',
    '{*} {news} {*} 报道',
    '{*} {news} {*} 報導',
    '{song} {*}',
    '{song} {*} {song} {*}',
    '{rights} {by?} {rights}',
  ],
};

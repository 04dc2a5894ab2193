/** Korean words of what viewers get. */
export const viewersWords = {
  viewers: {
    title: '시청자용 언어',
    languages: '시청자가 고를 수 있는 언어',
    languagesHint:
      '{{most}}개까지 고를 수 있어요. 읽는 사람이 몇 명이든 언어마다 한 번만, 누군가 읽고 있을 때만 번역해요. 주소에 ?language=를 붙인 페이지에 나와요.',
    placeholder: '언어 고르기',
    none: '다른 언어 없음',
    cost: '한 시간에 약 {{cost}}',
    free: '비용 없음',
    unknown: '가격 모름, 한 시간에 약 {{tokens}}토큰',
    together: '모두 합쳐서',
    measured: '이번 실행의 자막으로 잰 값이에요. 한 시간에 자막 {{captions, number}}개 기준이에요.',
    estimated:
      '한 시간에 자막 {{captions, number}}개로 어림한 값이에요. 추론하는 모델은 몇 배 더 들어요. 자막을 번역하기 시작하면 실제로 재요.',
    usage: '지금까지 든 비용은 실시간 요약 아래에, 이번 달 비용은 ‘요약과 번역’에 나와요.',
    asking: '비용을 알아보는 중…',
    embedded: '언어 모델 서버가 없어요',
    embeddedText:
      '내장 기능은 요약만 하고 번역은 하지 못해요. ‘요약과 번역’에서 언어 모델 서버를 고르면 언어를 제공할 수 있어요.',
    ceiling: '이번 달 한도에 이르렀어요',
    ceilingText: '다음 달이 되거나 ‘요약과 번역’에서 한도를 올리기 전에는 번역하지 않아요.',
  },
};

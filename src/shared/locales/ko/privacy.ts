/** Korean words of the privacy page. */
export const privacyWords = {
  privacy: {
    lead: '네트워크 없이도 쓸 수 있어요. 계정이 없고, 통계를 보내지 않고, 오류도 스스로 보고하지 않아요.',
    offline: '오프라인으로 지내기',
    offlineHint:
      '다른 설정과 상관없이 아무것도 이 컴퓨터를 떠나지 않아요. 서버와 스트림, 다운로드는 쓸 수 없고 자막은 여기서 만들어요.',
    now: '무엇이 어디로 가나요',
    flows: {
      sound: '자막으로 만들 소리',
      words: '요약과 번역에 쓸 말',
      pages: '브라우저 페이지에 보일 자막',
      obs: 'OBS로 보낼 자막',
      files: '텍스트 파일에 쓸 자막',
      updates: '새 버전이 있는지 묻기',
    },
    where: {
      here: '이 컴퓨터 안에서',
      network: '주소를 아는 같은 네트워크의 기기로',
      away: '밖으로:',
      nowhere: '꺼져 있어요',
    },
    connections: '앱을 켠 뒤 연결한 곳',
    connectionsHint: '앱이 스스로 또는 시켜서 연결한 곳이 모두 나와요. 페이지는 어디에도 연결할 수 없어요.',
    none: '아직 없어요.',
    whom: '어디에',
    why: '무엇 때문에',
    times: '횟수',
    last: '마지막',
    refused: '막은 횟수 {{total}}',
    purposes: {
      speech: '자막',
      language: '요약, 번역',
      models: '음성 모델',
      stream: '스트림',
      obs: 'OBS',
      updates: '업데이트',
    },
  },
};

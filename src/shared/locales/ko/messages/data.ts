import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** Korean words of messages about what is kept as a whole. */
export const dataMessages = {
  'store-rebuilt': {
    title: '손상된 기록을 되살렸어요',
    text: '{{date}} 백업에, 손상된 파일에서 읽을 수 있는 것을 모두 더했어요. 최근 자막은 일부가 없을 수 있으니 확인해 주세요. 손상된 파일은 여기에 남겨 두었어요: {{path}}',
  },
  'store-salvaged': {
    title: '손상된 기록의 일부를 되살렸어요',
    text: '백업이 없었어요. 일부라도 읽은 자막: {{total}}개. 손상된 파일은 여기에 남겨 두었어요: {{path}}',
  },
  'backup-failed': {
    title: '백업을 만들지 못했어요',
    text: '자막은 그대로 잘 있어요. 알아서 다시 시도하고, 설정의 ‘데이터’에서 지금 만들 수도 있어요.',
  },
  'backup-disk-full': {
    title: '백업할 공간이 없어요',
    text: '자막과 이전 백업은 그대로 있어요. 디스크에 공간을 만든 다음 설정의 ‘데이터’에서 백업해 주세요.',
  },
  'backup-missing': {
    title: '쓸 수 없는 백업이에요',
    text: '없어졌거나 손상됐어요. 다른 백업을 골라 주세요. 자막은 그대로 있어요.',
  },
  'backup-restored': {
    title: '자막을 {{date}} 때로 되돌렸어요',
    text: '지금까지의 자막은 가장 새 백업으로 남겨 두었어요.',
  },
  'data-unreadable': {
    title: '가져올 수 없는 파일이에요',
    text: 'Jamak에서 내보낸 파일이 아니거나 손상됐어요. 아무것도 바뀌지 않았어요.',
  },
  'data-newer': {
    title: '더 새로운 버전에서 내보낸 파일이에요',
    text: '최신 버전을 설치한 다음 가져와 주세요. 아무것도 바뀌지 않았어요.',
  },
  'data-imported': {
    title: '가져왔어요',
    text: '가져온 자막: {{total}}개',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;

import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: '이 주소에는 채팅 서버가 없습니다. ‘api’를 서버의 경로가 있는 곳으로 설정하세요.',
  api_is_a_page:
    '채팅 서버 대신 웹 페이지가 응답합니다. ‘api’를 서버의 경로가 있는 곳으로 설정하고, 포괄 경로와 프록시가 겹치지 않게 하세요.',
  api_redirects:
    '채팅 서버의 주소가 다른 곳, 아마도 로그인 페이지로 연결됩니다. 로그인하고 다시 시도하거나 채팅의 경로를 통과시키세요.',
  origin_refused:
    '채팅 서버가 이 페이지를 허용하지 않습니다. 서버의 CORS_ORIGINS에 페이지의 출처를 추가하세요.',
  blocked_by_policy:
    '이 페이지의 Content-Security-Policy가 채팅을 차단합니다. 여기에 표시된 것을 허용하세요.',
  script_not_loaded:
    'OpenAI의 채팅을 불러오지 못했습니다. 연결, 콘텐츠 차단기, ‘chatkit-script’를 확인하세요.',
  script_without_element:
    'OpenAI의 채팅 스크립트에 <openai-chatkit>이 없습니다. ‘chatkit-script’를 확인하세요.',
  other_element:
    '이 페이지의 <openai-chatkit>은 ChatKit 요소가 아닙니다. 제거하거나 여기에 ui="open"을 설정하세요.',
  chat_not_ready:
    'OpenAI의 채팅이 시작되지 않습니다. 페이지가 openai.com의 프레임을 표시할 수 있는지 확인하세요.',
  domain_refused:
    'OpenAI가 이 도메인에서 채팅을 허용하지 않습니다. OpenAI에서 조직의 허용 도메인 목록에 추가하고 ‘domain-key’를 설정하세요.',
  hosted_needs_openai:
    '이 대화는 OpenAI에서 진행되며 OpenAI의 채팅만 표시할 수 있습니다. ui="auto"를 설정하거나 대화를 직접 호스팅하세요.',
};

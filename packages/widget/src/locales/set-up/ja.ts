import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: 'このアドレスにチャットサーバーはありません。「api」にそのルートの場所を設定してください。',
  api_is_a_page:
    'チャットサーバーの代わりにウェブページが応答しています。「api」にそのルートの場所を設定し、包括的なルートやプロキシがかからないようにしてください。',
  api_redirects:
    'チャットサーバーのアドレスは別の場所、おそらくログインページにつながっています。ログインしてもう一度試すか、チャットのルートを通してください。',
  origin_refused:
    'チャットサーバーはこのページを許可していません。サーバーの CORS_ORIGINS にページのオリジンを追加してください。',
  blocked_by_policy:
    'このページの Content-Security-Policy がチャットをブロックしています。ここに示されたものを許可してください。',
  script_not_loaded:
    'OpenAI のチャットを読み込めませんでした。接続、コンテンツブロッカー、「chatkit-script」を確認してください。',
  script_without_element:
    'OpenAI のチャットスクリプトに <openai-chatkit> がありません。「chatkit-script」を確認してください。',
  other_element:
    'このページの <openai-chatkit> は ChatKit の要素ではありません。取り除くか、ここで ui="open" を設定してください。',
  chat_not_ready:
    'OpenAI のチャットが起動しません。ページが openai.com のフレームを表示できるか確認してください。',
  domain_refused:
    'OpenAI はこのドメインでのチャットを許可していません。OpenAI で組織の許可ドメインの一覧に追加し、「domain-key」を設定してください。',
  hosted_needs_openai:
    'この会話は OpenAI で行われており、OpenAI のチャットでしか表示できません。ui="auto" を設定するか、会話を自分でホストしてください。',
};

import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: '此位址沒有聊天伺服器。請將「api」設為其路由所在的位址。',
  api_is_a_page:
    '回應的是網頁，而不是聊天伺服器。請將「api」設為其路由所在的位址，並避免萬用路由和代理佔用它們。',
  api_redirects: '聊天伺服器的位址指向別處，可能是登入頁面。請登入後再試一次，或放行聊天的路由。',
  origin_refused: '聊天伺服器不允許此頁面存取。請在伺服器的 CORS_ORIGINS 中加入此頁面的來源。',
  blocked_by_policy: '此頁面的 Content-Security-Policy 封鎖了聊天。請允許這裡列出的內容。',
  script_not_loaded: '無法載入 OpenAI 的聊天。請檢查連線、內容封鎖工具和「chatkit-script」。',
  script_without_element: 'OpenAI 的聊天指令碼中沒有 <openai-chatkit>。請檢查「chatkit-script」。',
  other_element: '此頁面的 <openai-chatkit> 不是 ChatKit 元素。請將它移除，或在此設定 ui="open"。',
  chat_not_ready: 'OpenAI 的聊天無法啟動。請檢查此頁面是否可以顯示 openai.com 的框架。',
  domain_refused:
    'OpenAI 不允許其聊天在此網域上執行。請在 OpenAI 將其加入貴組織的允許網域清單，並設定「domain-key」。',
  hosted_needs_openai:
    '此對話在 OpenAI 上進行，只有 OpenAI 的聊天才能顯示。請設定 ui="auto"，或自行代管對話。',
};

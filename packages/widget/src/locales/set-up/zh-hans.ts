import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: '此地址没有聊天服务器。请将“api”设为其路由所在的地址。',
  api_is_a_page:
    '应答的是网页，而不是聊天服务器。请将“api”设为其路由所在的地址，并避免通配路由和代理占用它们。',
  api_redirects: '聊天服务器的地址指向别处，可能是登录页面。请登录后重试，或放行聊天的路由。',
  origin_refused: '聊天服务器不允许此页面访问。请在服务器的 CORS_ORIGINS 中加入此页面的来源。',
  blocked_by_policy: '此页面的 Content-Security-Policy 阻止了聊天。请允许此处列出的内容。',
  script_not_loaded: '无法加载 OpenAI 的聊天。请检查网络连接、内容拦截工具和“chatkit-script”。',
  script_without_element: 'OpenAI 的聊天脚本中没有 <openai-chatkit>。请检查“chatkit-script”。',
  other_element: '此页面的 <openai-chatkit> 不是 ChatKit 元素。请将其移除，或在此处设置 ui="open"。',
  chat_not_ready: 'OpenAI 的聊天无法启动。请检查此页面是否可以显示 openai.com 的框架。',
  domain_refused:
    'OpenAI 不允许其聊天在此域名上运行。请在 OpenAI 将其加入贵组织的允许域名列表，并设置“domain-key”。',
  hosted_needs_openai:
    '此对话在 OpenAI 上进行，只有 OpenAI 的聊天才能显示。请设置 ui="auto"，或自行托管对话。',
};

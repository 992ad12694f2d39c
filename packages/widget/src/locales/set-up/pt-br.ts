import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: 'Não há um servidor de chat neste endereço. Defina “api” com o local das rotas dele.',
  api_is_a_page:
    'Uma página da web responde no lugar do servidor de chat. Defina “api” com o local das rotas dele e mantenha rotas genéricas e proxies longe delas.',
  api_redirects:
    'O endereço do servidor de chat leva a outro lugar, talvez a uma página de login. Entre e tente novamente, ou deixe passar as rotas do chat.',
  origin_refused:
    'O servidor de chat não aceita esta página. Adicione a origem da página a CORS_ORIGINS no servidor.',
  blocked_by_policy:
    'A Content-Security-Policy desta página bloqueia o chat. Permita o que está indicado aqui.',
  script_not_loaded:
    'Não foi possível carregar o chat da OpenAI. Verifique a conexão, os bloqueadores de conteúdo e “chatkit-script”.',
  script_without_element:
    'O script de chat da OpenAI não traz nenhum <openai-chatkit>. Verifique “chatkit-script”.',
  other_element:
    'O <openai-chatkit> desta página não é um elemento do ChatKit. Remova-o ou defina ui="open" aqui.',
  chat_not_ready: 'O chat da OpenAI não inicia. Verifique se a página pode mostrar frames de openai.com.',
  domain_refused:
    'A OpenAI não permite o chat dela neste domínio. Adicione-o na OpenAI à lista de domínios permitidos da sua organização e defina “domain-key”.',
  hosted_needs_openai:
    'Esta conversa acontece na OpenAI, e só o chat da OpenAI pode mostrá-la. Defina ui="auto" ou hospede a conversa você mesmo.',
};

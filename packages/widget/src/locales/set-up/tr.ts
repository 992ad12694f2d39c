import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: 'Bu adreste sohbet sunucusu yok. “api” değerini, yollarının bulunduğu adrese ayarlayın.',
  api_is_a_page:
    'Sohbet sunucusu yerine bir web sayfası yanıt veriyor. “api” değerini, yollarının bulunduğu adrese ayarlayın; genel yolları ve vekil sunucuları bunlardan uzak tutun.',
  api_redirects:
    'Sohbet sunucusunun adresi başka bir yere, belki bir oturum açma sayfasına gidiyor. Oturum açıp yeniden deneyin ya da sohbetin yollarına izin verin.',
  origin_refused:
    'Sohbet sunucusu bu sayfayı kabul etmiyor. Sayfanın kaynağını sunucuda CORS_ORIGINS listesine ekleyin.',
  blocked_by_policy:
    'Bu sayfanın Content-Security-Policy ayarı sohbeti engelliyor. Burada belirtilene izin verin.',
  script_not_loaded:
    'OpenAI sohbeti yüklenemedi. Bağlantıyı, içerik engelleyicileri ve “chatkit-script” değerini denetleyin.',
  script_without_element:
    'OpenAI sohbet betiğinde <openai-chatkit> yok. “chatkit-script” değerini denetleyin.',
  other_element:
    'Bu sayfadaki <openai-chatkit> bir ChatKit öğesi değil. Onu kaldırın ya da burada ui="open" ayarlayın.',
  chat_not_ready: 'OpenAI sohbeti başlamıyor. Sayfanın openai.com çerçevelerini gösterebildiğini denetleyin.',
  domain_refused:
    'OpenAI, sohbetinin bu alan adında çalışmasına izin vermiyor. Onu OpenAI’da kuruluşunuzun izin verilen alan adları listesine ekleyin ve “domain-key” değerini ayarlayın.',
  hosted_needs_openai:
    'Bu konuşma OpenAI’da yürüyor ve onu yalnızca OpenAI sohbeti gösterebilir. ui="auto" ayarlayın ya da konuşmayı kendiniz barındırın.',
};

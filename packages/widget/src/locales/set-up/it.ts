import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found:
    'A questo indirizzo non c’è un server di chat. Imposta “api” su dove si trovano le sue route.',
  api_is_a_page:
    'Al posto del server di chat risponde una pagina web. Imposta “api” su dove si trovano le sue route e tieni lontani da esse route generiche e proxy.',
  api_redirects:
    'L’indirizzo del server di chat porta altrove, forse a una pagina di accesso. Accedi e riprova, oppure lascia passare le route della chat.',
  origin_refused:
    'Il server di chat non ammette questa pagina. Aggiungi l’origine della pagina a CORS_ORIGINS sul server.',
  blocked_by_policy:
    'La Content-Security-Policy di questa pagina blocca la chat. Consenti ciò che è indicato qui.',
  script_not_loaded:
    'Impossibile caricare la chat di OpenAI. Controlla la connessione, i blocchi dei contenuti e “chatkit-script”.',
  script_without_element:
    'Lo script della chat di OpenAI non contiene alcun <openai-chatkit>. Controlla “chatkit-script”.',
  other_element:
    'L’<openai-chatkit> di questa pagina non è un elemento ChatKit. Rimuovilo oppure imposta qui ui="open".',
  chat_not_ready:
    'La chat di OpenAI non si avvia. Controlla che la pagina possa mostrare frame di openai.com.',
  domain_refused:
    'OpenAI non consente la sua chat su questo dominio. Aggiungilo presso OpenAI all’elenco dei domini consentiti della tua organizzazione e imposta “domain-key”.',
  hosted_needs_openai:
    'Questa conversazione si svolge presso OpenAI e solo la chat di OpenAI può mostrarla. Imposta ui="auto" oppure ospita tu la conversazione.',
};

import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: 'Op dit adres is geen chatserver. Zet ‘api’ op het adres van de routes.',
  api_is_a_page:
    'Er antwoordt een webpagina in plaats van de chatserver. Zet ‘api’ op het adres van de routes en houd algemene routes en proxy’s daarvan weg.',
  api_redirects:
    'Het adres van de chatserver leidt ergens anders heen, misschien naar een inlogpagina. Log in en probeer het opnieuw, of laat de routes van de chat door.',
  origin_refused:
    'De chatserver laat deze pagina niet toe. Voeg de oorsprong van de pagina op de server toe aan CORS_ORIGINS.',
  blocked_by_policy:
    'De Content-Security-Policy van deze pagina blokkeert de chat. Sta toe wat hier genoemd is.',
  script_not_loaded:
    'De chat van OpenAI kon niet worden geladen. Controleer de verbinding, inhoudsblokkers en ‘chatkit-script’.',
  script_without_element:
    'Het chatscript van OpenAI bevat geen <openai-chatkit>. Controleer ‘chatkit-script’.',
  other_element:
    'De <openai-chatkit> van deze pagina is geen ChatKit-element. Haal het weg, of zet hier ui="open".',
  chat_not_ready: 'De chat van OpenAI start niet. Controleer of de pagina frames van openai.com mag tonen.',
  domain_refused:
    'OpenAI staat zijn chat op dit domein niet toe. Voeg het bij OpenAI toe aan de lijst met toegestane domeinen van uw organisatie en stel ‘domain-key’ in.',
  hosted_needs_openai:
    'Dit gesprek loopt bij OpenAI, en alleen de chat van OpenAI kan het tonen. Zet ui="auto", of host het gesprek zelf.',
};

import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: 'Pod tym adresem nie ma serwera czatu. Ustaw w „api” adres jego tras.',
  api_is_a_page:
    'Zamiast serwera czatu odpowiada strona internetowa. Ustaw w „api” adres jego tras i nie kieruj na nie tras zbiorczych ani serwerów proxy.',
  api_redirects:
    'Adres serwera czatu prowadzi gdzie indziej, być może na stronę logowania. Zaloguj się i spróbuj ponownie albo przepuść trasy czatu.',
  origin_refused:
    'Serwer czatu nie dopuszcza tej strony. Dodaj jej źródło (origin) do CORS_ORIGINS na serwerze.',
  blocked_by_policy: 'Content-Security-Policy tej strony blokuje czat. Zezwól na to, co tu wymieniono.',
  script_not_loaded:
    'Nie udało się wczytać czatu OpenAI. Sprawdź połączenie, programy blokujące treści i „chatkit-script”.',
  script_without_element: 'Skrypt czatu OpenAI nie zawiera <openai-chatkit>. Sprawdź „chatkit-script”.',
  other_element:
    '<openai-chatkit> na tej stronie nie jest elementem ChatKit. Usuń go albo ustaw tutaj ui="open".',
  chat_not_ready: 'Czat OpenAI się nie uruchamia. Sprawdź, czy strona może pokazywać ramki z openai.com.',
  domain_refused:
    'OpenAI nie zezwala na swój czat w tej domenie. Dodaj ją w OpenAI do listy dozwolonych domen swojej organizacji i ustaw „domain-key”.',
  hosted_needs_openai:
    'Ta rozmowa toczy się w OpenAI i tylko czat OpenAI może ją pokazać. Ustaw ui="auto" albo prowadź rozmowę na własnym serwerze.',
};

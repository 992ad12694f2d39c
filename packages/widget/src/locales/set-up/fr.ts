import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found:
    'Il n’y a pas de serveur de chat à cette adresse. Indiquez dans « api » où se trouvent ses routes.',
  api_is_a_page:
    'Une page web répond à la place du serveur de chat. Indiquez dans « api » où se trouvent ses routes, et tenez-en à l’écart les routes génériques et les proxys.',
  api_redirects:
    'L’adresse du serveur de chat mène ailleurs, peut-être à une page de connexion. Connectez-vous et réessayez, ou laissez passer les routes du chat.',
  origin_refused:
    'Le serveur de chat n’accepte pas cette page. Ajoutez l’origine de la page à CORS_ORIGINS sur le serveur.',
  blocked_by_policy:
    'La Content-Security-Policy de cette page bloque le chat. Autorisez ce qui est indiqué ici.',
  script_not_loaded:
    'Le chat d’OpenAI n’a pas pu être chargé. Vérifiez la connexion, les bloqueurs de contenu et « chatkit-script ».',
  script_without_element:
    'Le script de chat d’OpenAI n’apporte pas de <openai-chatkit>. Vérifiez « chatkit-script ».',
  other_element:
    'Le <openai-chatkit> de cette page n’est pas un élément ChatKit. Retirez-le, ou indiquez ici ui="open".',
  chat_not_ready:
    'Le chat d’OpenAI ne démarre pas. Vérifiez que la page peut afficher des cadres d’openai.com.',
  domain_refused:
    'OpenAI n’autorise pas son chat sur ce domaine. Ajoutez-le chez OpenAI à la liste des domaines autorisés de votre organisation et renseignez « domain-key ».',
  hosted_needs_openai:
    'Cette conversation se déroule chez OpenAI, et seul le chat d’OpenAI peut l’afficher. Indiquez ui="auto", ou hébergez vous-même la conversation.',
};

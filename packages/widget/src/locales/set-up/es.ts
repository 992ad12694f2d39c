import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: 'No hay ningún servidor de chat en esta dirección. Indique en «api» dónde están sus rutas.',
  api_is_a_page:
    'Una página web responde en lugar del servidor de chat. Indique en «api» dónde están sus rutas y mantenga fuera de ellas las rutas comodín y los proxies.',
  api_redirects:
    'La dirección del servidor de chat lleva a otro sitio, quizá a una página de inicio de sesión. Inicie sesión e inténtelo de nuevo, o deje pasar las rutas del chat.',
  origin_refused:
    'El servidor de chat no admite esta página. Añada el origen de la página a CORS_ORIGINS en el servidor.',
  blocked_by_policy:
    'La Content-Security-Policy de esta página bloquea el chat. Permita lo que se indica aquí.',
  script_not_loaded:
    'No se pudo cargar el chat de OpenAI. Compruebe la conexión, los bloqueadores de contenido y «chatkit-script».',
  script_without_element:
    'El script de chat de OpenAI no trae ningún <openai-chatkit>. Compruebe «chatkit-script».',
  other_element:
    'El <openai-chatkit> de esta página no es un elemento de ChatKit. Quítelo o indique aquí ui="open".',
  chat_not_ready: 'El chat de OpenAI no arranca. Compruebe que la página pueda mostrar marcos de openai.com.',
  domain_refused:
    'OpenAI no permite su chat en este dominio. Añádalo en OpenAI a la lista de dominios permitidos de su organización e indique «domain-key».',
  hosted_needs_openai:
    'Esta conversación está en OpenAI y solo el chat de OpenAI puede mostrarla. Indique ui="auto" o aloje la conversación usted mismo.',
};

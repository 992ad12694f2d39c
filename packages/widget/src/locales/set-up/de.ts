import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found:
    'Unter dieser Adresse gibt es keinen Chat-Server. Setzen Sie „api“ auf die Adresse seiner Routen.',
  api_is_a_page:
    'Statt des Chat-Servers antwortet eine Webseite. Setzen Sie „api“ auf die Adresse seiner Routen, und halten Sie Auffangrouten und Proxys davon fern.',
  api_redirects:
    'Die Adresse des Chat-Servers führt anderswohin, vielleicht zu einer Anmeldeseite. Melden Sie sich an und versuchen Sie es erneut, oder lassen Sie die Routen des Chats durch.',
  origin_refused:
    'Der Chat-Server lässt diese Seite nicht zu. Tragen Sie den Ursprung der Seite beim Server in CORS_ORIGINS ein.',
  blocked_by_policy:
    'Die Content-Security-Policy dieser Seite blockiert den Chat. Erlauben Sie, was hier genannt ist.',
  script_not_loaded:
    'Der Chat von OpenAI konnte nicht geladen werden. Prüfen Sie die Verbindung, Inhaltsblocker und „chatkit-script“.',
  script_without_element:
    'Das Chat-Skript von OpenAI bringt kein <openai-chatkit> mit. Prüfen Sie „chatkit-script“.',
  other_element:
    'Das <openai-chatkit> dieser Seite ist kein ChatKit-Element. Nehmen Sie es heraus, oder setzen Sie hier ui="open".',
  chat_not_ready:
    'Der Chat von OpenAI startet nicht. Prüfen Sie, ob die Seite Frames von openai.com zeigen darf.',
  domain_refused:
    'OpenAI lässt seinen Chat auf dieser Domain nicht zu. Tragen Sie sie bei OpenAI in die Liste der erlaubten Domains Ihrer Organisation ein und setzen Sie „domain-key“.',
  hosted_needs_openai:
    'Diese Unterhaltung läuft bei OpenAI, und nur der Chat von OpenAI kann sie zeigen. Setzen Sie ui="auto", oder betreiben Sie die Unterhaltung selbst.',
};

import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: 'За цією адресою немає сервера чату. Вкажіть у «api», де його маршрути.',
  api_is_a_page:
    'Замість сервера чату відповідає вебсторінка. Вкажіть у «api», де його маршрути, і не спрямовуйте на них загальні маршрути та проксі.',
  api_redirects:
    'Адреса сервера чату веде деінде, можливо, на сторінку входу. Увійдіть і спробуйте ще раз або пропустіть маршрути чату.',
  origin_refused:
    'Сервер чату не допускає цю сторінку. Додайте джерело (origin) сторінки до CORS_ORIGINS на сервері.',
  blocked_by_policy: 'Content-Security-Policy цієї сторінки блокує чат. Дозвольте те, що тут названо.',
  script_not_loaded:
    'Не вдалося завантажити чат OpenAI. Перевірте з’єднання, блокувальники вмісту та «chatkit-script».',
  script_without_element: 'Скрипт чату OpenAI не містить <openai-chatkit>. Перевірте «chatkit-script».',
  other_element:
    '<openai-chatkit> на цій сторінці не є елементом ChatKit. Приберіть його або вкажіть тут ui="open".',
  chat_not_ready: 'Чат OpenAI не запускається. Перевірте, чи може сторінка показувати фрейми з openai.com.',
  domain_refused:
    'OpenAI не дозволяє свій чат на цьому домені. Додайте його в OpenAI до списку дозволених доменів вашої організації та вкажіть «domain-key».',
  hosted_needs_openai:
    'Ця розмова відбувається в OpenAI, і показати її може лише чат OpenAI. Вкажіть ui="auto" або розмістіть розмову в себе.',
};

import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: 'אין שרת צ׳אט בכתובת הזאת. הגדירו ב־„api” היכן הנתיבים שלו.',
  api_is_a_page:
    'דף אינטרנט עונה במקום שרת הצ׳אט. הגדירו ב־„api” היכן הנתיבים שלו, והרחיקו מהם נתיבים כוללניים ושרתי proxy.',
  api_redirects:
    'הכתובת של שרת הצ׳אט מובילה למקום אחר, אולי לדף כניסה. היכנסו ונסו שוב, או אפשרו את הנתיבים של הצ׳אט.',
  origin_refused: 'שרת הצ׳אט אינו מאפשר את הדף הזה. הוסיפו את המקור (origin) של הדף ל־CORS_ORIGINS בשרת.',
  blocked_by_policy: 'ה־Content-Security-Policy של הדף הזה חוסמת את הצ׳אט. אפשרו את מה שמצוין כאן.',
  script_not_loaded: 'לא ניתן היה לטעון את הצ׳אט של OpenAI. בדקו את החיבור, חוסמי תוכן ואת „chatkit-script”.',
  script_without_element: 'הסקריפט של הצ׳אט של OpenAI אינו מכיל <openai-chatkit>. בדקו את „chatkit-script”.',
  other_element: 'ה־<openai-chatkit> בדף הזה אינו רכיב ChatKit. הסירו אותו, או הגדירו כאן ui="open".',
  chat_not_ready: 'הצ׳אט של OpenAI אינו עולה. בדקו שהדף יכול להציג מסגרות מ־openai.com.',
  domain_refused:
    'OpenAI אינה מאפשרת לצ׳אט שלה לפעול בדומיין הזה. הוסיפו אותו ב־OpenAI לרשימת הדומיינים המורשים של הארגון שלכם והגדירו „domain-key”.',
  hosted_needs_openai:
    'השיחה הזאת מתנהלת ב־OpenAI, ורק הצ׳אט של OpenAI יכול להציג אותה. הגדירו ui="auto", או ארחו את השיחה בעצמכם.',
};

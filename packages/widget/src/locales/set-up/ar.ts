import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: 'لا يوجد خادم دردشة في هذا العنوان. اضبط «api» على مكان مساراته.',
  api_is_a_page:
    'تجيب صفحة ويب بدلاً من خادم الدردشة. اضبط «api» على مكان مساراته، وأبعد عنها المسارات العامة والخوادم الوكيلة.',
  api_redirects:
    'يقود عنوان خادم الدردشة إلى مكان آخر، ربما إلى صفحة تسجيل دخول. سجّل الدخول وأعد المحاولة، أو اسمح بمرور مسارات الدردشة.',
  origin_refused: 'لا يسمح خادم الدردشة لهذه الصفحة. أضف أصل الصفحة إلى CORS_ORIGINS في الخادم.',
  blocked_by_policy: 'تمنع Content-Security-Policy في هذه الصفحة الدردشة. اسمح بما هو مذكور هنا.',
  script_not_loaded: 'تعذّر تحميل دردشة OpenAI. تحقّق من الاتصال ومن أدوات حجب المحتوى ومن «chatkit-script».',
  script_without_element: 'لا يحتوي نص دردشة OpenAI البرمجي على <openai-chatkit>. تحقّق من «chatkit-script».',
  other_element: 'عنصر <openai-chatkit> في هذه الصفحة ليس عنصر ChatKit. أزله، أو اضبط هنا ui="open".',
  chat_not_ready: 'لا تبدأ دردشة OpenAI. تحقّق من أن الصفحة يمكنها عرض إطارات من openai.com.',
  domain_refused:
    'لا تسمح OpenAI بتشغيل دردشتها على هذا النطاق. أضفه لدى OpenAI إلى قائمة النطاقات المسموح بها لمؤسستك واضبط «domain-key».',
  hosted_needs_openai:
    'تجري هذه المحادثة لدى OpenAI، ولا يمكن إلا لدردشة OpenAI عرضها. اضبط ui="auto"، أو استضف المحادثة بنفسك.',
};

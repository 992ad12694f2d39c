import type { SetUpWords } from '../words.ts';

export const words: SetUpWords = {
  api_not_found: 'इस पते पर कोई चैट सर्वर नहीं है। “api” में वह पता दें जहाँ उसके रूट हैं।',
  api_is_a_page:
    'चैट सर्वर की जगह एक वेब पेज जवाब दे रहा है। “api” में वह पता दें जहाँ उसके रूट हैं, और सामान्य रूट व प्रॉक्सी उनसे दूर रखें।',
  api_redirects:
    'चैट सर्वर का पता कहीं और ले जाता है, शायद साइन-इन पेज पर। साइन इन करके फिर कोशिश करें, या चैट के रूट को जाने दें।',
  origin_refused: 'चैट सर्वर इस पेज को अनुमति नहीं देता। सर्वर पर CORS_ORIGINS में पेज का ओरिजिन जोड़ें।',
  blocked_by_policy: 'इस पेज की Content-Security-Policy चैट को रोक रही है। यहाँ जो बताया गया है उसकी अनुमति दें।',
  script_not_loaded: 'OpenAI का चैट लोड नहीं हो सका। कनेक्शन, कंटेंट ब्लॉकर और “chatkit-script” जाँचें।',
  script_without_element: 'OpenAI की चैट स्क्रिप्ट में कोई <openai-chatkit> नहीं है। “chatkit-script” जाँचें।',
  other_element: 'इस पेज का <openai-chatkit> कोई ChatKit एलिमेंट नहीं है। उसे हटाएँ, या यहाँ ui="open" दें।',
  chat_not_ready: 'OpenAI का चैट शुरू नहीं हो रहा। जाँचें कि पेज openai.com के फ़्रेम दिखा सकता है।',
  domain_refused:
    'OpenAI इस डोमेन पर अपना चैट चलने नहीं देता। इसे OpenAI में अपने संगठन की अनुमत डोमेन सूची में जोड़ें और “domain-key” दें।',
  hosted_needs_openai:
    'यह बातचीत OpenAI पर चलती है और इसे केवल OpenAI का चैट दिखा सकता है। ui="auto" दें, या बातचीत ख़ुद होस्ट करें।',
};

import { createChat } from './.artifacts/@n8n/chat/dist/chat.es.js';
import './.artifacts/@n8n/chat/dist/style.css';

// As its documentation imports it. In the page rather than behind a button, as the others are.

createChat({ webhookUrl: '/n8n', target: '#n8n-chat', mode: 'fullscreen', enableStreaming: true });

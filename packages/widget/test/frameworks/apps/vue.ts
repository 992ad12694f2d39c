import '@chatdock/widget/define';
import { createApp } from 'vue';
import App from './App.vue';
import { place } from './page.ts';

createApp(App).mount(place);

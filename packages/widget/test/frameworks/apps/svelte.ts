import '@chatdock/widget/define';
import { mount } from 'svelte';
import App from './App.svelte';
import { place } from './page.ts';

mount(App, { target: place });

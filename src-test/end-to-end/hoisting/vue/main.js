import { createApp } from 'vue';
import App from './App.vue';
import '../shared/start.js';

createApp(App).mount('#root');

import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { listenForEngine } from './engine/engine'
import { i18n } from './locales/messages'
import './styles/tokens.css'
import './styles/base.css'
import './styles/elementPlus.css'

listenForEngine(window.leastwise)

createApp(App).use(createPinia()).use(i18n).mount('#app')

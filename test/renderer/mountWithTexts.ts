import { mount } from '@vue/test-utils'
import { i18n } from '../../src/renderer/locales/messages'

/** Mounts a component with the program's texts. */
export const mountWithTexts = ((component: object, options: { readonly global?: object } = {}) =>
  mount(component, { ...options, global: { ...options.global, plugins: [i18n] } })) as typeof mount

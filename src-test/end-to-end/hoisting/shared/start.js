import { facts } from './env.js';

const show = (id, text) => {
  const element = document.createElement('pre');
  element.id = id;
  element.textContent = text;
  document.body.append(element);
};

show('facts', facts());
import(/* webpackChunkName: "lazy" */ './lazy.js').then(({ lazy }) => show('lazy', lazy));

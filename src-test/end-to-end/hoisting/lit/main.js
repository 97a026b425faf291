import { LitElement, css, html, render } from 'lit';
import '../shared/start.js';

class Say extends LitElement {
  static styles = css`p { color: green }`;
  title = '#{title}#';
  render() {
    return html`<p>Lit says ${this.title}</p>`;
  }
}
customElements.define('app-say', Say);
render(html`<app-say></app-say>`, document.getElementById('root'));
import('./tagged.js').then(({ tagged }) => render(tagged, document.body.appendChild(document.createElement('div'))));

import { html } from 'lit';

// A tagged template keeps its token, and with it this file.
export const tagged = html`<p id="tagged">#{plain}#</p>`;

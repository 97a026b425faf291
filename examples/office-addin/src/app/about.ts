import { Component } from '@angular/core';

import { environment } from '../environments/environment';

@Component({
  selector: 'app-about',
  template: `
    <h1>About</h1>
    <p>
      One bundle, built once. Each environment's values were put into it when its pod started; this one is
      <strong>{{ environment.name }}</strong>.
    </p>
    <p><a id="support-url" [href]="environment.supportUrl" target="_blank" rel="noopener">Help and support</a></p>
  `,
})
export default class About {
  protected readonly environment = environment;
}

import { Component, inject, signal } from '@angular/core';

import { environment } from '../environments/environment';
import { OfficeHost } from './office-host';

@Component({
  selector: 'app-overview',
  template: `
    <h1>Overview</h1>
    <p>Puts the figures of your fleet into the document that you are working on.</p>

    <section class="card" aria-labelledby="connections">
      <h2 id="connections">Connections</h2>
      <dl>
        <dt>API</dt>
        <dd id="api-url">{{ environment.apiUrl }}</dd>
        <dt>Sign-in</dt>
        <dd id="ad-url">{{ environment.adUrl }}</dd>
        <dt>Host</dt>
        <dd id="office-host">{{ office.name() }}</dd>
      </dl>
    </section>

    <section class="card" aria-labelledby="period">
      <h2 id="period">Period</h2>
      <p id="chosen-period">{{ period() }}</p>
      <button type="button" id="choose-period" (click)="choose()">Choose a period</button>
    </section>
  `,
})
export class Overview {
  protected readonly environment = environment;
  protected readonly office = inject(OfficeHost);
  protected readonly period = signal('This month');

  protected choose(): void {
    this.office.openDialog('dialog', (answer) => this.period.set(answer));
  }
}

import { Component, inject } from '@angular/core';

import { OfficeHost } from './office-host';

@Component({
  selector: 'app-period-dialog',
  template: `
    <main class="dialog">
      <h1>Choose a period</h1>
      @for (period of periods; track period; let index = $index) {
        <button type="button" id="period-{{ index }}" (click)="office.answer(period)">{{ period }}</button>
      }
    </main>
  `,
})
export default class PeriodDialog {
  protected readonly office = inject(OfficeHost);
  protected readonly periods = ['This month', 'Last month', 'This quarter'];
}

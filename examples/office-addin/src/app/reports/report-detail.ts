import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { environment } from '../../environments/environment';
import { reports } from './reports';

@Component({
  selector: 'app-report-detail',
  imports: [RouterLink],
  template: `
    <h1>{{ report()?.title ?? 'Unknown report' }}</h1>
    <section class="card">
      <dl>
        <dt>Number</dt>
        <dd id="report-id">{{ id() }}</dd>
        <dt>Source</dt>
        <dd id="report-source">{{ source() }}</dd>
      </dl>
    </section>
    <p><a routerLink="/reports">All reports</a></p>
  `,
})
export class ReportDetail {
  /** From the route. */
  readonly id = input.required<string>();

  protected readonly report = computed(() => reports.find((report) => report.id === this.id()));
  protected readonly source = computed(() => environment.apiUrl + '/reports/' + encodeURIComponent(this.id()));
}

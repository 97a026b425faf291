import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

import { reports } from './reports';

@Component({
  selector: 'app-report-list',
  imports: [RouterLink],
  template: `
    <h1>Reports</h1>
    <ul class="reports">
      @for (report of reports; track report.id) {
        <li class="card">
          <a id="report-{{ report.id }}" [routerLink]="report.id">{{ report.title }}</a>
          <small>Updated <time [attr.datetime]="report.updated">{{ report.updated }}</time></small>
        </li>
      }
    </ul>
  `,
})
export class ReportList {
  protected readonly reports = reports;
}

import { Routes } from '@angular/router';

import { ReportDetail } from './report-detail';
import { ReportList } from './report-list';

/** A chunk of its own, loaded with the first report. */
const routes: Routes = [
  { path: '', title: 'Reports', component: ReportList },
  { path: ':id', title: 'Report', component: ReportDetail },
];

export default routes;

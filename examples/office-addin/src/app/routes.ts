import { Routes } from '@angular/router';

import { Overview } from './overview';
import { TaskPane } from './task-pane';

export const routes: Routes = [
  // The page that an Office dialog shows: the same origin, none of the pane's navigation.
  { path: 'dialog', title: 'Choose a period', loadComponent: () => import('./period-dialog') },
  {
    path: '',
    component: TaskPane,
    children: [
      { path: '', pathMatch: 'full', title: 'Reports', component: Overview },
      { path: 'reports', loadChildren: () => import('./reports/routes') },
      { path: 'about', title: 'About Reports', loadComponent: () => import('./about') },
      { path: '**', title: 'Not found', loadComponent: () => import('./not-found') },
    ],
  },
];

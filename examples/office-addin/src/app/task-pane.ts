import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';

import { environment } from '../environments/environment';

/** The frame around every page of the task pane; its bar is coloured by the environment (see styles.css). */
@Component({
  selector: 'app-task-pane',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  host: { '[attr.data-environment]': 'name' },
  template: `
    <header>
      <img src="icons/icon-80.png" width="40" height="40" alt="" />
      <p class="name">Reports</p>
      <p class="badge" id="environment-name">{{ name }}</p>
    </header>
    <nav aria-label="Pages">
      <a id="nav-overview" routerLink="/" routerLinkActive="here" ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="{ exact: true }">Overview</a>
      <a id="nav-reports" routerLink="/reports" routerLinkActive="here" ariaCurrentWhenActive="page">Reports</a>
      <a id="nav-about" routerLink="/about" routerLinkActive="here" ariaCurrentWhenActive="page">About</a>
    </nav>
    <main><router-outlet /></main>
  `,
})
export class TaskPane {
  protected readonly name = environment.name;
}

import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-not-found',
  imports: [RouterLink],
  template: `
    <h1>No such page</h1>
    <p><a routerLink="/">Back to the overview</a></p>
  `,
})
export default class NotFound {}

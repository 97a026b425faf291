import { Component } from '@angular/core';
import { environment } from '../environments/environment';

@Component({
  selector: 'app-later',
  standalone: true,
  template: '<p id="later-url">{{ url }}</p>',
})
export default class Later {
  protected readonly url = environment.apiUrl;
}

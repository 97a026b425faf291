import { environment } from './environments/environment';

console.log(environment);

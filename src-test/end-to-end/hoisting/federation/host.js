import { show } from './show.js';

show('host', 'host of #{title}#');
import('remote/widget').then(({ widget }) => show('widget', widget()));

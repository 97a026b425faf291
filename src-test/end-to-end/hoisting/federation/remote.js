import { show } from './show.js';

show('own', 'remote of #{title}#');
import('./widget.js').then(({ widget }) => show('widget', widget()));

/** The whole of Slipway as a user meets it: its command, a real app, a real nginx, a real browser. */
package io.slipway.endtoend;

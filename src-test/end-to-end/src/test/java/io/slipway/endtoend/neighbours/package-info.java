/** What stands beside an app in production, for real: a database's API, WebSockets, uploads, behind nginx as rendered. */
package io.slipway.endtoend.neighbours;

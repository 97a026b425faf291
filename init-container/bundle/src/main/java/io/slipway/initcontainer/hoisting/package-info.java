/** Moves the values that scripts hold into the pages, so that a script's bytes depend on the build alone. */
package io.slipway.initcontainer.hoisting;

/** The program {@code slipway-init}: its verbs, its command line, and what becomes of a failure. */
package io.slipway.initcontainer;

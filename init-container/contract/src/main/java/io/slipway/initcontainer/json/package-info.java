/** Reads JSON in place, without a library that would slow a pod's start. */
package io.slipway.initcontainer.json;

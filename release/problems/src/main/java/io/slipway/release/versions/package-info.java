/** What a version is, wherever one is written. */
package io.slipway.release.versions;

/** The release engine: from a descriptor and an environment to a running release. */
package io.slipway.release.problems;

/** Changes a release in a cluster: releases, promotes, rolls back and takes away, one at a time and each one recorded. */
package io.slipway.release.releasing;

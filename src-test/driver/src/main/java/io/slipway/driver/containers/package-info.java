/** Pods of a rendered release on podman: no cluster, no registry of images. */
package io.slipway.driver.containers;

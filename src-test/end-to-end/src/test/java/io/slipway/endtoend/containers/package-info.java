/** The images of the project's own Dockerfiles, and the pods of a rendered release, on podman: no cluster, no registry. */
package io.slipway.endtoend.containers;

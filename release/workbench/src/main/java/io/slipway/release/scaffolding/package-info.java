/** Writes what an app needs to be released: descriptor, Dockerfile, Jenkinsfile. What is there already stays. */
package io.slipway.release.scaffolding;

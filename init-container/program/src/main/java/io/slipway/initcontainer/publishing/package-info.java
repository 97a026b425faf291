/** Makes a site of a bundle, in one step that leaves the old site or the new one. */
package io.slipway.initcontainer.publishing;

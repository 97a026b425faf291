/** Apps that other people's generators make, taken the owner's way: init, check, build, index, preview, browser. */
package io.slipway.apps;

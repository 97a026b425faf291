/** What is known of a bundle before a pod starts: its tokens, and what depends on the files that hold them. */
package io.slipway.initcontainer.index;

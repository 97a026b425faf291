/** Names that follow from a file's content: which files have one, and new ones for files whose bytes changed. */
package io.slipway.initcontainer.renaming;

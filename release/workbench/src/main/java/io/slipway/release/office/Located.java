package io.slipway.release.office;

/**
 * A text of a manifest with its line.
 *
 * @param line counted from 1; the same in the source and in what is rendered from it
 */
record Located(String text, int line) {}

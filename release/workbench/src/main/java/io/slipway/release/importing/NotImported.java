package io.slipway.release.importing;

/**
 * What could not be brought over.
 *
 * @param place file with line and column
 * @param what it is
 * @param instead what to do in its place
 */
public record NotImported(String place, String what, String instead) {}

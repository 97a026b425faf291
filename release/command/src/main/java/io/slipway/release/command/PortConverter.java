package io.slipway.release.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port of TCP. */
final class PortConverter implements ITypeConverter<Integer> {

    private static final int LARGEST = 65535;

    @Override
    public Integer convert(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= LARGEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is no port.
        }
        throw new TypeConversionException("'" + text + "' is not a port from 1 to " + LARGEST);
    }
}

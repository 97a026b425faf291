package io.slipway.release.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port of TCP. */
class PortConverter implements ITypeConverter<Integer> {

    private static final int LARGEST = 65535;

    private final int smallest;

    PortConverter() {
        this(1);
    }

    private PortConverter(int smallest) {
        this.smallest = smallest;
    }

    /** One that may also be 0, for any that is free. */
    static final class OrAnyFree extends PortConverter {

        OrAnyFree() {
            super(0);
        }
    }

    @Override
    public Integer convert(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= smallest && port <= LARGEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is no port.
        }
        throw new TypeConversionException("'" + text + "' is not a port from " + smallest + " to " + LARGEST);
    }
}

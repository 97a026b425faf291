package io.slipway.release.command;

import io.slipway.nginx.problems.Bounds;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port of TCP. */
final class PortConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            int port = Integer.parseInt(text);
            if (Bounds.PORT.hold(port)) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is no port.
        }
        throw new TypeConversionException(
                "'" + text + "' is not a port from " + Bounds.PORT.least() + " to " + Bounds.PORT.most());
    }
}

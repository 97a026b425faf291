package io.slipway.release.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An address that is asked over HTTP. */
final class UrlConverter implements ITypeConverter<String> {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public String convert(String text) {
        try {
            URI url = new URI(text);
            String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (SCHEMES.contains(scheme) && url.getRawAuthority() != null) {
                return text;
            }
        } catch (URISyntaxException e) {
            // Said below, as for one without a host.
        }
        throw new TypeConversionException("'" + text + "' is not a URL such as https://shop.example.com/healthz");
    }
}

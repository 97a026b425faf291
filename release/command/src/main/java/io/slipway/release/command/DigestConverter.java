package io.slipway.release.command;

import io.slipway.release.descriptor.Image;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The digest of an image. */
final class DigestConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        if (!Image.DIGEST.matcher(text).matches()) {
            throw new TypeConversionException("'" + text + "' is not " + Image.DIGEST_IS);
        }
        return text;
    }
}

package io.slipway.release.command;

import io.slipway.release.versions.SemanticVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A version as it is written, if it is a semantic one: what Helm would refuse after a build is refused before it. */
final class VersionConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        if (!SemanticVersion.isOne(text)) {
            throw new TypeConversionException("'" + text + "' is not " + SemanticVersion.IS);
        }
        return text;
    }
}

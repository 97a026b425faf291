package io.slipway.release.command;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file that is there. */
final class FileConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        Path file = Path.of(text);
        if (!Files.exists(file)) {
            throw new TypeConversionException("the file " + text + " does not exist");
        }
        return file;
    }
}

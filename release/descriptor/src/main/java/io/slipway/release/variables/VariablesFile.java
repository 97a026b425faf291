package io.slipway.release.variables;

import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.descriptor.VariableEntry;
import java.nio.file.Path;
import java.util.Map;

/** A YAML file (JSON is YAML) of variables, written like {@code variables} in the descriptor. */
final class VariablesFile {

    private VariablesFile() {}

    static Map<String, VariableEntry> read(Path file) {
        return DescriptorReader.readVariables(file);
    }
}

package io.slipway.release.office;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.variables.Variables;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose manifest is wanted.
 *
 * @param variables those of any environment; the others' are asked for their ids alone
 * @param file the manifest in the source; empty looks for it
 * @param previous the manifest that users have now, if there is one to compare with
 */
public record ManifestRequest(
        Descriptor descriptor,
        Environment environment,
        Function<Environment, Variables> variables,
        Optional<Path> file,
        Optional<Path> previous) {}

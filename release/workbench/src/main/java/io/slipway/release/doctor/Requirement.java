package io.slipway.release.doctor;

import java.nio.file.Path;
import java.util.Optional;

/** Something that Slipway needs from the machine, and the Debian package that brings it. */
public sealed interface Requirement permits Program, NginxModule {

    String name();

    /** What it is needed for: the end of the sentence “it …”. */
    String what();

    String debianPackage();

    /** Where it is; empty when it is missing. */
    Optional<Path> find();

    /** Empty when it is not there or tells none. */
    Optional<String> version();
}

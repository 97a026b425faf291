package io.slipway.release.guarding;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a change meets the checks of its environment.
 *
 * @param override the reason for going past closed checks, where somebody gives one
 * @param waits whether it waits until they are open; otherwise it ends
 * @param credentials files with what other systems are asked with, by name
 */
public record GateRequest(Optional<String> override, boolean waits, Map<String, Path> credentials) {

    /** Of a change that ends when the checks are closed. */
    public static final GateRequest DEFAULT = new GateRequest(Optional.empty(), false, Map.of());
}

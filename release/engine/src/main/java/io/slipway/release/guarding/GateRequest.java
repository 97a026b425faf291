package io.slipway.release.guarding;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a change meets the checks of its environment.
 *
 * @param override the reason for going past closed checks, where somebody gives one
 * @param waits whether it waits until they are open; otherwise it ends
 * @param credentials files with what other systems are asked with, by name
 * @param since when the checks were first asked, by somebody who asks again and again; empty for now
 * @param asksOnly whether nothing is to be changed once they are open
 * @param policy what the policy of the environment is to be, as whoever owns it has it elsewhere; empty for the one that the cluster has
 */
public record GateRequest(
        Optional<String> override,
        boolean waits,
        Map<String, Path> credentials,
        Optional<Instant> since,
        boolean asksOnly,
        Optional<Policy> policy) {

    /** Of a change that ends when the checks are closed. */
    public static final GateRequest DEFAULT = of(Optional.empty(), false, Map.of());

    /** Of a change that asks for the first time. */
    public static GateRequest of(Optional<String> override, boolean waits, Map<String, Path> credentials) {
        return new GateRequest(override, waits, credentials, Optional.empty(), false, Optional.empty());
    }

    /** The same, of somebody who asks again and again. */
    public GateRequest asking(Optional<Instant> first, boolean only) {
        return new GateRequest(override, waits, credentials, first, only, policy);
    }

    /** The same, of somebody who ends when the checks are closed, and waits elsewhere. */
    public GateRequest withoutWaiting() {
        return new GateRequest(override, false, credentials, since, asksOnly, policy);
    }

    /** The same, of somebody who brings the policy along. */
    public GateRequest under(Optional<Policy> wanted) {
        return new GateRequest(override, waits, credentials, since, asksOnly, wanted);
    }
}

package io.slipway.release.descriptor;

import io.slipway.release.problems.Problem;
import java.util.List;
import java.util.Optional;

/** The version of the language that a descriptor is written in; docs/compatibility.md says what it promises. */
final class ApiVersion {

    static final String KEY = "apiVersion";

    /** Those that this Slipway reads, the default last. */
    static final List<String> READ = List.of("slipway.io/v1");

    private ApiVersion() {}

    /** Whether this Slipway reads the descriptor. If it does not, the only problem reported is that one. */
    static boolean isRead(YamlMap root, YamlSource source) {
        Optional<String> written = root.string(KEY).filter(version -> !READ.contains(version));
        written.ifPresent(version -> source.problem(Problem.of(KEY + " is " + YamlMap.quoted(version)
                        + ", which this Slipway does not read; it reads: " + String.join(", ", READ))
                .at(root.placeOf(KEY).toString())
                .fix("write " + KEY + ": " + READ.get(READ.size() - 1)
                        + ", or use the version of Slipway that the descriptor was written for")));
        return written.isEmpty();
    }
}

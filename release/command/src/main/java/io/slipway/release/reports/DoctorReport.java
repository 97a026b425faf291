package io.slipway.release.reports;

import io.slipway.release.doctor.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Of {@code doctor}.
 *
 * @param java the version that runs Slipway
 */
public record DoctorReport(String java, List<Entry> programs) implements VerbResult {

    /**
     * A program that is needed.
     *
     * @param neededBy {@code users} or {@code tests}
     * @param what it is needed for
     */
    public record Entry(
            String name, String neededBy, String what, boolean there, Optional<String> path, Optional<String> version) {

        public static Entry of(Requirement requirement, String neededBy) {
            Optional<Path> path = requirement.find();
            return new Entry(
                    requirement.name(),
                    neededBy,
                    requirement.what(),
                    path.isPresent(),
                    path.map(Path::toString),
                    requirement.version());
        }
    }
}

package io.slipway.plugin.records;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Job;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The reviews that the jobs of one multibranch project have opened, and nobody has closed. It is kept beside the jobs, since a
 * review has to be closed when its job is gone.
 */
public final class OpenReviews {

    private static final Logger LOGGER = Logger.getLogger(OpenReviews.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All files are written one after the other: reviews open and close seldom. */
    private static final Object WRITING = new Object();

    private static final int MOST = 500;

    /** As long as a review lasts where nothing else is said. */
    private static final Duration ASSUMED = Duration.ofDays(3);

    private final Path file;

    private OpenReviews(Path file) {
        this.file = file;
    }

    /** Of the project that a job is in. */
    public static OpenReviews beside(Job<?, ?> job) {
        return in(job.getParent().getRootDir());
    }

    /** Of a project, by its directory. */
    public static OpenReviews in(File project) {
        return new OpenReviews(project.toPath().resolve("slipway-reviews.json"));
    }

    /**
     * One review.
     *
     * @param change as the build server writes it
     * @param environment the template
     * @param directory of the app within the workspace
     * @param job its name within the project
     * @param expires in milliseconds since 1970
     */
    public record Entry(String change, String environment, String directory, String job, long expires) {

        /** The same until then; until a time that is assumed where slipway was killed before it said one. */
        public Entry until(Optional<Instant> end, Instant now) {
            Instant until = end.orElse(now.plus(ASSUMED));
            return new Entry(change, environment, directory, job, until.toEpochMilli());
        }

        /** Whether a sweep has removed it, or has not found it although its time is over. */
        public boolean isGone(List<String> removed, List<String> kept, Instant now) {
            return removed.contains(change) || expires < now.toEpochMilli() && !kept.contains(change);
        }

        private boolean isSameAs(Entry other) {
            return change.equals(other.change)
                    && environment.equals(other.environment)
                    && directory.equals(other.directory);
        }
    }

    /** A file that cannot be read costs the closing at once: a sweep by the clock still removes what has expired. */
    public List<Entry> all() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return List.copyOf(JSON.readValue(file.toFile(), new TypeReference<List<Entry>>() {}));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, () -> "the list of reviews cannot be read: " + file + ": " + e.getMessage());
            return List.of();
        }
    }

    /** Remembers a review, in the place of what is known of it. */
    public void put(Entry entry) throws IOException {
        synchronized (WRITING) {
            List<Entry> entries = new ArrayList<>(all());
            entries.removeIf(entry::isSameAs);
            entries.add(entry);
            write(entries.subList(Math.max(0, entries.size() - MOST), entries.size()));
        }
    }

    /** Forgets those that are closed. */
    public void remove(Predicate<Entry> closed) throws IOException {
        synchronized (WRITING) {
            List<Entry> entries = new ArrayList<>(all());
            if (entries.removeIf(closed)) {
                write(entries);
            }
        }
    }

    private void write(List<Entry> entries) throws IOException {
        Path beside = Files.createTempFile(file.getParent(), "slipway-reviews", ".part");
        try {
            JSON.writeValue(beside.toFile(), entries);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}

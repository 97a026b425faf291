package io.slipway.release.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.sources.BlockedSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads what browsers report from nginx's log while it grows, and hands each blocked source on once. */
final class PolicyReports implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PAUSE_MILLIS = 200;

    private final Path log;
    private final Consumer<BlockedSource> listener;
    private final Set<String> known = new HashSet<>();
    private long position;

    PolicyReports(Path log, Consumer<BlockedSource> listener) {
        this.log = log;
        this.listener = listener;
    }

    /** Until the thread is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                readOn();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole lines alone: the last one may not be complete. */
    void readOn() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] more = new byte[(int) Math.max(0, file.length() - position)];
            file.seek(position);
            file.readFully(more);
            int end = more.length;
            while (end > 0 && more[end - 1] != '\n') {
                end--;
            }
            position += end;
            new String(more, 0, end, StandardCharsets.UTF_8).lines().forEach(this::line);
        }
    }

    private void line(String line) {
        if (line.contains("\"report\":\"")) {
            blocked(line)
                    .filter(each -> known.add(each.directive() + " " + each.blocked()))
                    .ifPresent(listener);
        }
    }

    private static Optional<BlockedSource> blocked(String line) {
        try {
            return BlockedSource.of(
                    JSON.readTree(JSON.readTree(line).path("report").asText()));
        } catch (JsonProcessingException notAReport) {
            // Anybody may send anything there.
            return Optional.empty();
        }
    }
}

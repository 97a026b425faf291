package io.slipway.plugin.records;

import hudson.model.Job;
import java.io.File;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A job's releases, the newest first. The builds hold the records; this is a file beside them, so that a board over a
 * thousand jobs opens a thousand small files once and no build, and so that what runs is known after its build is deleted.
 * What was read is kept as long as there is memory for it, as Jenkins keeps builds.
 */
public final class ReleaseHistory {

    private static final Map<File, ReleaseHistory> OPEN = new ConcurrentHashMap<>();

    private final HistoryFile file;
    private SoftReference<List<ReleaseRecord>> kept = new SoftReference<>(List.of());
    private long readAt;

    private ReleaseHistory(File folder) {
        file = new HistoryFile(folder);
    }

    public static ReleaseHistory of(Job<?, ?> job) {
        return in(job.getRootDir());
    }

    static ReleaseHistory in(File folder) {
        return OPEN.computeIfAbsent(folder, ReleaseHistory::new);
    }

    /** The newest first. */
    public synchronized List<ReleaseRecord> records() {
        // The job may have been deleted, or put back from a backup.
        long writtenAt = file.writtenAt();
        List<ReleaseRecord> records = kept.get();
        if (records != null && writtenAt == readAt) {
            return records;
        }
        return keep(writtenAt == 0 ? List.of() : file.read(), writtenAt);
    }

    private List<ReleaseRecord> keep(List<ReleaseRecord> records, long writtenAt) {
        kept = new SoftReference<>(records);
        readAt = writtenAt;
        return records;
    }

    /** The newest first, of one environment. */
    public List<ReleaseRecord> records(String environment) {
        return records().stream()
                .filter(record -> record.getEnvironment().equals(environment))
                .toList();
    }

    /** Of an app's environments, as its newest record has it that has one. */
    public PromotionOrder order(String app, String directory) {
        return records().stream()
                .filter(record ->
                        record.getApp().equals(app) && record.getDirectory().equals(directory))
                .map(ReleaseRecord::order)
                .filter(order -> !order.isEmpty())
                .findFirst()
                .orElse(PromotionOrder.NONE);
    }

    /** What a build made its app of, as far as a record of it is kept. */
    public SourceCommit origin(int source, String directory) {
        return records().stream()
                .filter(record ->
                        record.getSource() == source && record.getDirectory().equals(directory))
                .map(ReleaseRecord::origin)
                .filter(origin -> !origin.getCommit().isEmpty())
                .findFirst()
                .orElse(SourceCommit.UNKNOWN);
    }

    /** What runs in an environment, as far as this job knows. */
    public Optional<ReleaseRecord> current(String environment) {
        return records(environment).stream()
                .filter(record -> record.getState().isThere())
                .findFirst();
    }

    public synchronized void put(ReleaseRecord record) throws IOException {
        List<ReleaseRecord> next = Stream.concat(
                        Stream.of(record),
                        records().stream().filter(other -> !other.getId().equals(record.getId())))
                .toList();
        List<ReleaseRecord> records = Retention.keep(next);
        file.write(records);
        keep(records, file.writtenAt());
    }
}

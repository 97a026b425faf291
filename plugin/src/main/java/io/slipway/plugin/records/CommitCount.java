package io.slipway.plugin.records;

import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import jenkins.scm.RunWithSCM;

/**
 * Counts the commits up to a build that has released something. It is done once, when the record is made, from what the builds
 * since the last record have kept of their changes: a page that shows how far an environment is behind loads no build and asks no
 * SCM.
 */
final class CommitCount {

    /** A job may release seldom; then the count begins anew. */
    static final int MOST_BUILDS = 200;

    private CommitCount() {}

    /** The record with its count, once it is there; as it is where nobody knows the count. */
    static ReleaseRecord count(Run<?, ?> run, List<ReleaseRecord> history, ReleaseRecord record) {
        if (!record.getState().isThere()) {
            return record;
        }
        Optional<ReleaseRecord> same = history.stream()
                .filter(other -> other.getSource() == record.getSource() && other.isCounted())
                .findFirst();
        if (same.isPresent()) {
            return record.counted(same.get());
        }
        return record.getSource() == run.getNumber() ? countAnew(run, history, record) : record;
    }

    private static ReleaseRecord countAnew(Run<?, ?> run, List<ReleaseRecord> history, ReleaseRecord record) {
        Optional<ReleaseRecord> before = history.stream()
                .filter(other -> other.getSource() < record.getSource() && other.isCounted())
                .max(Comparator.comparingInt(ReleaseRecord::getSource));
        OptionalInt since = before.isEmpty()
                ? OptionalInt.empty()
                : between(run, before.get().getSource(), Run::getPreviousBuild, Run::getNumber, CommitCount::commits);
        return since.isEmpty() ? record.counted(0) : record.counted(before.get(), since.getAsInt());
    }

    /**
     * How many commits the builds behind one and up to another took in; empty when one of them is gone, or there are too many.
     *
     * @param after number of the build that is not counted
     */
    static <B> OptionalInt between(
            B last,
            int after,
            Function<B, ? extends B> previous,
            Function<B, Integer> number,
            Function<B, List<String>> commits) {
        Set<String> found = new HashSet<>();
        int wanted = number.apply(last);
        if (wanted - after > MOST_BUILDS) {
            return OptionalInt.empty();
        }
        for (B build = last; wanted > after; build = previous.apply(build), wanted--) {
            if (build == null || number.apply(build) != wanted) {
                return OptionalInt.empty();
            }
            found.addAll(commits.apply(build));
        }
        return OptionalInt.of(found.size());
    }

    /** By their IDs: a build that checks out twice has each of them twice. */
    private static List<String> commits(Run<?, ?> run) {
        List<String> commits = new ArrayList<>();
        if (run instanceof RunWithSCM<?, ?> withChanges) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> set : withChanges.getChangeSets()) {
                for (ChangeLogSet.Entry entry : set) {
                    String id = entry.getCommitId();
                    commits.add(id == null ? run.getNumber() + " " + commits.size() : id);
                }
            }
        }
        return commits;
    }
}

package io.slipway.plugin.board;

import hudson.model.Job;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jenkins.scm.RunWithSCM;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A commit that a build took in, as its SCM plugin tells it. */
@ExportedBean(defaultVisibility = 3)
public final class Change {

    /** A build that never released here may have thousands before it. */
    static final int MOST_BUILDS = 200;

    /** More than anybody reads before deciding. */
    static final int MOST = 100;

    private final int build;
    private final String commit;
    private final String author;
    private final String message;

    Change(int build, String commit, String author, String message) {
        this.build = build;
        this.commit = commit;
        this.author = author;
        this.message = message;
    }

    /**
     * What came in after one build and up to another, the newest first; empty where the job's SCM does not tell changes.
     *
     * @param after a build of the job, which need not exist any more
     * @param last build whose changes are meant
     */
    static List<Change> between(Job<?, ?> job, int after, int last) {
        return between(job.getBuildByNumber(last), after, Run::getPreviousBuild, Run::getNumber, Change::of);
    }

    static <B> List<Change> between(
            B last,
            int after,
            Function<B, ? extends B> previous,
            Function<B, Integer> number,
            Function<B, List<Change>> changes) {
        List<Change> found = new ArrayList<>();
        B build = last;
        for (int i = 0; i < MOST_BUILDS && found.size() < MOST && build != null; i++) {
            if (number.apply(build) <= after) {
                break;
            }
            found.addAll(changes.apply(build));
            build = previous.apply(build);
        }
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private static List<Change> of(Run<?, ?> run) {
        List<Change> changes = new ArrayList<>();
        if (run instanceof RunWithSCM<?, ?> withChanges) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> set : withChanges.getChangeSets()) {
                for (ChangeLogSet.Entry entry : set) {
                    changes.add(0, of(run.getNumber(), entry));
                }
            }
        }
        return changes;
    }

    private static Change of(int build, ChangeLogSet.Entry entry) {
        String commit = entry.getCommitId() == null ? "" : entry.getCommitId();
        String message =
                entry.getMsg() == null ? "" : entry.getMsg().lines().findFirst().orElse("");
        return new Change(build, commit, entry.getAuthor().getFullName(), message);
    }

    @Exported
    public int getBuild() {
        return build;
    }

    @Exported
    public String getCommit() {
        return commit;
    }

    /** As people write it: the beginning tells a commit from all others of a repository. */
    public String getShortCommit() {
        return commit.matches("[0-9a-f]{12,}") ? commit.substring(0, 8) : commit;
    }

    @Exported
    public String getAuthor() {
        return author;
    }

    /** Its first line. */
    @Exported
    public String getMessage() {
        return message;
    }
}

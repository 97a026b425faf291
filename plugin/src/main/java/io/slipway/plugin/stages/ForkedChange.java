package io.slipway.plugin.stages;

import hudson.EnvVars;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.Requesters;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/**
 * A change that comes from a fork is somebody else's code: nobody releases it, or removes a review as it says, but who has the
 * permission, by starting the build.
 */
public final class ForkedChange {

    private ForkedChange() {}

    /** Whether the source of a job is, or may be, that of a fork. */
    public static boolean mayBeOf(Job<?, ?> job) {
        try {
            return environment(job).containsKey("CHANGE_FORK");
        } catch (IOException unknown) {
            return true;
        }
    }

    /** Why a build releases and removes nothing; empty when it may. */
    static Optional<String> refusal(Run<?, ?> run) throws IOException {
        EnvVars job = environment(run.getParent());
        String fork = job.getOrDefault("CHANGE_FORK", "");
        return fork.isEmpty() || isStartedByReleaser(run)
                ? Optional.empty()
                : Optional.of(Texts.of(ForkedChange.class, "refused", job.getOrDefault("CHANGE_ID", ""), fork));
    }

    /** Of the job and not of the build, whose parameters may have any name. */
    private static EnvVars environment(Job<?, ?> job) throws IOException {
        try {
            return job.getEnvironment(null, TaskListener.NULL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static boolean isStartedByReleaser(Run<?, ?> run) {
        String starter = Requesters.starter(run);
        User user = starter.isEmpty() ? null : User.getById(starter, false);
        try {
            return user != null
                    && run.getParent().getACL().hasPermission2(user.impersonate2(), SlipwayPermissions.RELEASE);
        } catch (RuntimeException unknown) {
            // The realm has no such user any more: each has an exception of its own for that.
            return false;
        }
    }
}

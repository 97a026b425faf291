package io.slipway.plugin.pipeline;

import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.RunAction2;

/** A build that keeps its actions in memory and its files in a directory. */
final class BuildOfATest extends Run<BuildOfATest.JobOfATest, BuildOfATest> {

    private final JobOfATest job;
    private final List<Action> actions = new ArrayList<>();

    BuildOfATest(File directory) {
        job = new JobOfATest(directory);
    }

    @Override
    public int getNumber() {
        return 42;
    }

    @Override
    public JobOfATest getParent() {
        return job;
    }

    @Override
    public boolean hasCustomDisplayName() {
        return true;
    }

    @Override
    public String getDisplayName() {
        return "given by somebody";
    }

    @Override
    public void addAction(Action action) {
        actions.add(action);
        if (action instanceof RunAction2 attached) {
            attached.onAttached(this);
        }
    }

    @Override
    public <T extends Action> T getAction(Class<T> type) {
        return actions.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized void save() {
        // In memory alone.
    }

    /** The job of that build. */
    static final class JobOfATest extends Job<JobOfATest, BuildOfATest> {

        private final File directory;

        private JobOfATest(File directory) {
            this.directory = directory;
        }

        @Override
        public String getDisplayName() {
            return "job of a test";
        }

        @Override
        public File getRootDir() {
            return directory;
        }
    }
}

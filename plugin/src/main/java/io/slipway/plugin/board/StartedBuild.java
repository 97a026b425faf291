package io.slipway.plugin.board;

import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Run;
import jenkins.model.Jenkins;

/** The build that a click started, for the page that is shown next. */
public final class StartedBuild {

    private final Run<?, ?> run;

    private StartedBuild(Run<?, ?> run) {
        this.run = run;
    }

    /** @param queueId as it stands in the address of the page; null when nothing was started, as Jelly wants it */
    static StartedBuild of(String queueId) {
        if (queueId == null || !queueId.matches("\\d{1,18}")) {
            return null;
        }
        Queue.Item item = Jenkins.get().getQueue().getItem(Long.parseLong(queueId));
        Run<?, ?> started =
                item instanceof Queue.LeftItem left && left.getExecutable() instanceof Run<?, ?> run ? run : null;
        boolean hidden = started != null && !started.getParent().hasPermission(Item.READ);
        return item == null || hidden ? null : new StartedBuild(started);
    }

    /** Null while it is in the queue. */
    public Run<?, ?> getRun() {
        return run;
    }
}

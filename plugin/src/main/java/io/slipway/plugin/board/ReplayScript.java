package io.slipway.plugin.board;

import hudson.model.Job;
import hudson.model.Run;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.settings.EnvironmentName;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;

/**
 * What a button of the board starts: a build of the same Pipeline with another, two-line script. So it has a log, can be
 * stopped, waits for its approval, survives a restart and is recorded as any other, and checks nothing out.
 */
final class ReplayScript {

    private final int build;
    private final String approval;
    private final String step;

    private ReplayScript(int build, String environment, String step) {
        this.build = build;
        this.approval = environment;
        this.step = step;
    }

    static ReplayScript rollback(ReleaseRecord record) {
        String environment = name(record.getEnvironment());
        int revision = Integer.parseInt(record.getRevision());
        return new ReplayScript(
                record.getBuild(),
                environment,
                "slipwayRollback environment: '" + environment + "', revision: '" + revision + "'"
                        + descriptor(record));
    }

    static ReplayScript promote(ReleaseRecord record, String to) {
        return new ReplayScript(
                record.getBuild(),
                name(to),
                "slipwayPromote from: '" + name(record.getEnvironment()) + "', to: '" + name(to) + "'"
                        + descriptor(record));
    }

    /** What the build of a record kept, with the job: that outlives the build. */
    private static String descriptor(ReleaseRecord record) {
        String directory =
                record.getDirectory().isEmpty() ? "" : ", directory: '" + quoted(record.getDirectory()) + "'";
        return ", descriptorOf: " + record.getBuild() + directory;
    }

    /** Whether a build could be started: the job must be a Pipeline. Any build of it does: the script is another one. */
    boolean start(Job<?, ?> job) {
        Run<?, ?> own = job.getBuildByNumber(build);
        Run<?, ?> run = own == null ? job.getLastBuild() : own;
        ReplayAction replay = run == null ? null : run.getAction(ReplayAction.class);
        return replay != null && replay.run2(script(), Map.of(), false) != null;
    }

    String script() {
        String label = SlipwayConfiguration.get().getBoardLabel();
        return "slipwayApproval '" + approval + "'\nnode('" + quoted(label) + "') {\n  " + step + "\n}\n";
    }

    /** A name goes into a script, so it is looked at once more. */
    private static String name(String environment) {
        if (!EnvironmentName.isRight(environment)) {
            throw new IllegalArgumentException("not the name of an environment: " + environment);
        }
        return environment;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'").replace("\r", "").replace("\n", "\\n");
    }
}

package io.slipway.plugin.board;

import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import io.slipway.plugin.GroovyText;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.settings.EnvironmentName;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;

/**
 * What a button of the board starts: a build of the same Pipeline with another, two-line script. So it has a log, can be
 * stopped, waits for its approval, survives a restart and is recorded as any other, and checks nothing out.
 */
final class ReplayScript {

    private static final Pattern DIGEST = Pattern.compile("@(sha256:[0-9a-f]{64})$");

    private final int build;
    private final String approval;
    private final String step;

    /** @param options of the step, behind its environments */
    private ReplayScript(ReleaseRecord record, String environment, String step, String options, String comment) {
        build = record.getBuild();
        String shared = option("directory", record.getDirectory()) + option("comment", comment);
        approval =
                "slipwayApproval environment: '" + environment + "'" + option("version", record.getVersion()) + shared;
        this.step = step + options + shared;
    }

    static ReplayScript rollback(ReleaseRecord record, String comment) {
        String environment = name(record.getEnvironment());
        String step = "slipwayRollback environment: '" + environment + "', revision: '"
                + Integer.parseInt(record.getRevision()) + "'";
        return new ReplayScript(record, environment, step, ", descriptorOf: " + record.getBuild(), comment);
    }

    static ReplayScript promote(ReleaseRecord record, String to, String comment) {
        String step = "slipwayPromote from: '" + name(record.getEnvironment()) + "', to: '" + name(to) + "'";
        return new ReplayScript(record, name(to), step, ", descriptorOf: " + record.getBuild(), comment);
    }

    /**
     * Releases a version anywhere, older or newer than what runs there: somebody chose it.
     *
     * @param record of a release of that version; what its build kept, or the build that it came from, is released
     */
    static ReplayScript deploy(ReleaseRecord record, String to, String comment) {
        Matcher digest = DIGEST.matcher(record.getImage());
        String options = option("version", record.getVersion())
                + (digest.find() ? option("imageDigest", digest.group(1)) : "")
                + ", allowOlder: true, descriptorOf: " + record.getSource();
        return new ReplayScript(record, name(to), "slipwayRelease environment: '" + name(to) + "'", options, comment);
    }

    private static String option(String name, String value) {
        return value.isEmpty() ? "" : ", " + name + ": " + GroovyText.quoted(value);
    }

    /** Whether a build of the job can be started with another script: it must be a Pipeline that has run. */
    static boolean canStart(Job<?, ?> job) {
        Run<?, ?> run = job.getLastBuild();
        return run != null && run.getAction(ReplayAction.class) != null;
    }

    /** What was put into the queue; empty when the job is no Pipeline. Any build of it does: the script is another one. */
    Optional<Queue.Item> start(Job<?, ?> job) {
        Run<?, ?> own = job.getBuildByNumber(build);
        Run<?, ?> run = own == null ? job.getLastBuild() : own;
        ReplayAction replay = run == null ? null : run.getAction(ReplayAction.class);
        return replay == null ? Optional.empty() : Optional.ofNullable(replay.run2(script(), Map.of(), false));
    }

    String script() {
        String label = SlipwayConfiguration.get().getBoardLabel();
        return approval + "\nnode(" + GroovyText.quoted(label) + ") {\n  " + step + "\n}\n";
    }

    /** The approval, and the step that follows it, without the node around it. */
    String steps() {
        return approval + "\n" + step;
    }

    /** A name goes into a script, so it is looked at once more. */
    private static String name(String environment) {
        if (!EnvironmentName.isRight(environment)) {
            throw new IllegalArgumentException("not the name of an environment: " + environment);
        }
        return environment;
    }
}

package io.slipway.plugin.engine;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Job;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.TaskListener;
import io.slipway.plugin.Texts;
import io.slipway.plugin.agent.Command;
import io.slipway.plugin.agent.EngineProcess;
import io.slipway.plugin.agent.EngineState;
import io.slipway.plugin.reports.Masker;
import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Report;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * A question to slipway that no build asks, and that changes nothing. It is put on an agent without an executor: it is over after
 * some seconds, and must not wait until builds of an hour have ended. It holds secrets, so nothing keeps it.
 *
 * @param names what people call the files, by their names
 * @param masker covers them in the answer
 */
public record Inquiry(List<String> arguments, Map<String, byte[]> files, Map<String, String> names, Masker masker) {

    private static final Logger LOGGER = Logger.getLogger(Inquiry.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private record Place(Computer computer, FilePath root) {}

    /** With what the job may use, about what one of its builds has kept. */
    public static Inquiry of(EngineRequest request, Job<?, ?> job) throws IOException {
        CommandLine line = CommandLine.of(request, job);
        return new Inquiry(line.arguments(), line.files(), line.names(), new Masker(line.secrets()));
    }

    /** Blocks until slipway has answered. */
    public Report answer() throws IOException, InterruptedException {
        Place place = place();
        // A plain map for the agent, which need not know Jenkins' class.
        Map<String, String> environment = new LinkedHashMap<>(place.computer.buildEnvironment(TaskListener.NULL));
        Command command = new Command(arguments, environment, files, "");
        EngineProcess process = EngineProcess.start(place.computer.getName(), place.root, command, names);
        try {
            return Report.parse(read(process, place.root));
        } catch (NotAReportException e) {
            throw new AbortException(Texts.of(Inquiry.class, "noReport"));
        } finally {
            end(process, place.root);
        }
    }

    /** What is left over must not take the place of the answer. */
    private static void end(EngineProcess process, FilePath root) throws InterruptedException {
        try {
            process.stop(root, true);
            process.forget(root);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "files of slipway were left on an agent", e);
        }
    }

    private static String read(EngineProcess process, FilePath root) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        EngineState state = process.read(root, 0);
        while (state.running()) {
            if (Instant.now().isAfter(end)) {
                throw new AbortException(Texts.of(Inquiry.class, "late", PATIENCE.toMinutes()));
            }
            Thread.sleep(PAUSE.toMillis());
            state = process.read(root, state.offset());
        }
        return state.report();
    }

    /** An agent with the board's label, or any; the controller's own node only if it is the only one, and has executors. */
    private static Place place() throws AbortException {
        String label = SlipwayConfiguration.get().getBoardLabel();
        return Arrays.stream(Jenkins.get().getComputers())
                .filter(computer -> computer.isOnline() && computer.isAcceptingTasks())
                .filter(computer -> computer.getNumExecutors() > 0)
                .flatMap(computer -> place(computer, label).stream())
                .min(Comparator.comparing(place -> place.computer.getName().isEmpty()))
                .orElseThrow(() ->
                        new AbortException(Texts.of(Inquiry.class, label.isEmpty() ? "noAgent" : "noLabel", label)));
    }

    /** Empty where it takes nothing without a label that names it; of an agent that goes away, Jenkins knows no node or root. */
    private static Optional<Place> place(Computer computer, String text) {
        Label label = text.isEmpty() ? null : Jenkins.get().getLabel(text);
        return Optional.ofNullable(computer.getNode())
                .filter(node -> label == null ? node.getMode() == Node.Mode.NORMAL : label.contains(node))
                .map(Node::getRootPath)
                .map(root -> new Place(computer, root));
    }
}

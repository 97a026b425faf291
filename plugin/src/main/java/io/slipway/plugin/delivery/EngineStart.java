package io.slipway.plugin.delivery;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import hudson.slaves.WorkspaceList;
import io.slipway.plugin.agent.Command;
import io.slipway.plugin.agent.EngineProcess;
import io.slipway.plugin.reports.Masker;
import java.io.IOException;
import java.util.LinkedHashMap;

/** One start of slipway with all that it needs. It holds secrets, so it lives as long as the start does. */
final class EngineStart {

    private final CommandLine line;
    private final Order order;
    private final Place place;

    private EngineStart(CommandLine line, Order order, Place place) {
        this.line = line;
        this.order = order;
        this.place = place;
    }

    static EngineStart of(Order order, Place place) throws IOException, InterruptedException {
        return new EngineStart(CommandLine.of(order, place.run()), order, place);
    }

    /** What to cover in the log. */
    static Masker masker(Order order, Run<?, ?> run) throws IOException {
        return new Masker(CommandLine.of(order, run).secrets());
    }

    Masker masker() {
        return new Masker(line.secrets());
    }

    EngineProcess start() throws IOException, InterruptedException {
        FilePath workspace = place.workspace();
        FilePath temporary = WorkspaceList.tempDir(workspace);
        FilePath root = root(workspace);
        if (temporary == null || root == null) {
            throw new IOException("the agent went away, or has no folder of its own");
        }
        temporary.mkdirs();
        // A plain map for the agent, which need not know Jenkins' class.
        Command command = new Command(
                line.arguments(), new LinkedHashMap<>(place.environment()), line.files(), order.directory());
        return EngineProcess.start(root, workspace, temporary, command);
    }

    private static FilePath root(FilePath workspace) {
        Computer computer = workspace.toComputer();
        Node node = computer == null ? null : computer.getNode();
        return node == null ? null : node.getRootPath();
    }
}

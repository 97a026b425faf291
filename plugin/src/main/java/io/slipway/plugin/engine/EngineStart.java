package io.slipway.plugin.engine;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import hudson.slaves.WorkspaceList;
import io.slipway.plugin.agent.Command;
import io.slipway.plugin.agent.EngineProcess;
import io.slipway.plugin.reports.Masker;
import io.slipway.plugin.settings.EnvironmentSettings;
import java.io.IOException;
import java.util.LinkedHashMap;

/** One start of slipway with all that it needs. It holds secrets, so it lives as long as the start does. */
public final class EngineStart {

    private final CommandLine line;
    private final EngineRequest request;
    private final BuildContext context;

    private EngineStart(CommandLine line, EngineRequest request, BuildContext context) {
        this.line = line;
        this.request = request;
        this.context = context;
    }

    public static EngineStart of(EngineRequest request, BuildContext context) throws IOException, InterruptedException {
        return new EngineStart(CommandLine.of(request, context.run()), request, context);
    }

    /** What to cover in the log. */
    public static Masker masker(EngineRequest request, Run<?, ?> run) throws IOException {
        return new Masker(CommandLine.of(request, run).secrets());
    }

    public Masker masker() {
        return new Masker(line.secrets());
    }

    /** The environment that is changed, as it is configured now. */
    public EnvironmentSettings environment() {
        return line.environment();
    }

    public EngineProcess start() throws IOException, InterruptedException {
        FilePath workspace = context.workspace();
        FilePath temporary = WorkspaceList.tempDir(workspace);
        FilePath root = root(workspace);
        if (temporary == null || root == null) {
            throw new IOException("the agent went away, or has no folder of its own");
        }
        temporary.mkdirs();
        // A plain map for the agent, which need not know Jenkins' class.
        Command command =
                new Command(line.arguments(), new LinkedHashMap<>(context.environment()), line.files(), directory());
        return EngineProcess.start(agent(workspace), root, workspace, temporary, command, line.names());
    }

    /** What was kept needs nothing of the workspace. */
    private String directory() {
        return request.descriptorOf() == 0 ? request.directory() : "";
    }

    private static String agent(FilePath workspace) {
        Computer computer = workspace.toComputer();
        return computer == null ? "" : computer.getName();
    }

    private static FilePath root(FilePath workspace) {
        Computer computer = workspace.toComputer();
        Node node = computer == null ? null : computer.getNode();
        return node == null ? null : node.getRootPath();
    }
}

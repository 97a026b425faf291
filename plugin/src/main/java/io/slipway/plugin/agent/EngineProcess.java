package io.slipway.plugin.agent;

import hudson.FilePath;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A slipway process on an agent, as the controller knows it. It goes on while the controller restarts: its log and its
 * report are files beside the workspace, and this says where. Pipeline keeps it, so it is a class of plain fields.
 */
public final class EngineProcess implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String folder;
    private final long pid;
    private final long startedAt;
    private final String archive;
    private String agent = "";
    private String verb = "";
    private Map<String, String> names = new LinkedHashMap<>();

    EngineProcess(String folder, long pid, long startedAt, String archive) {
        this.folder = folder;
        this.pid = pid;
        this.startedAt = startedAt;
        this.archive = archive;
    }

    /**
     * Starts it.
     *
     * @param agent its name
     * @param root of the agent, which keeps the jar
     * @param temporary beside the workspace, where Jenkins lets builds keep what is no part of it
     * @param names what people call the private files, by their names
     */
    public static EngineProcess start(
            String agent,
            FilePath root,
            FilePath workspace,
            FilePath temporary,
            Command command,
            Map<String, String> names)
            throws IOException, InterruptedException {
        String jar = EngineJar.on(root).getRemote();
        String digest = KnownArchives.digest(agent, command.verb());
        EngineProcess process = workspace.act(new StartProcess(jar, temporary.getRemote(), command, digest));
        process.agent = agent;
        process.verb = command.verb();
        process.names = new LinkedHashMap<>(names);
        return process;
    }

    /**
     * Starts it without a workspace, for what is of no build: it works beside the jar, in a private folder.
     *
     * @param agent its name
     * @param root of the agent
     * @param names what people call the private files, by their names
     */
    public static EngineProcess start(String agent, FilePath root, Command command, Map<String, String> names)
            throws IOException, InterruptedException {
        FilePath folder = EngineJar.folder(root);
        return start(agent, root, folder, folder, command, names);
    }

    /** What is new since an offset in its log, and whether it still runs. */
    public EngineState read(FilePath workspace, long offset) throws IOException, InterruptedException {
        return named(workspace.act(new ReadProcess(this, offset)).checked(offset));
    }

    /** Private files have their paths on the agent for a moment only: people read what they were made of. */
    private EngineState named(EngineState state) {
        // A Pipeline that an older Slipway kept has none.
        Map<String, String> known = names == null ? Map.of() : names;
        String separator = folder.startsWith("/") ? "/" : "\\";
        return state.named(folder + separator + PrivateFolder.NAME + separator, known);
    }

    /**
     * Asks it to end, which it does cleanly.
     *
     * @param force when it had its time and did not
     */
    public void stop(FilePath workspace, boolean force) throws IOException, InterruptedException {
        workspace.act(new StopProcess(this, force));
    }

    /** Deletes its files, once its report has been kept. */
    public void forget(FilePath workspace) throws IOException, InterruptedException {
        KnownArchives.put(agent, verb, workspace.act(new ForgetProcess(this)));
    }

    String folder() {
        return folder;
    }

    /** Where the class archive goes that it writes; empty when it writes none. */
    String archive() {
        return archive;
    }

    long pid() {
        return pid;
    }

    long startedAt() {
        return startedAt;
    }
}

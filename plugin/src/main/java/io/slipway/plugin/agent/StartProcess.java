package io.slipway.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Starts slipway on the agent, with the Java that the agent itself runs on. Its output goes to a file and not through the
 * channel, so that neither a restart of the controller nor a lost connection ends it.
 *
 * @param archiveDigest of the class archive of the verb, as the controller knows it; empty when it knows none
 */
record StartProcess(String jar, String temporary, Command command, String archiveDigest)
        implements ControllerToAgentFileCallable<EngineProcess> {

    /** A short life in little memory, and a log in UTF-8 whatever the agent's locale is. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    @Override
    public EngineProcess invoke(File workspace, VirtualChannel channel) throws IOException {
        Path home = Files.createDirectories(Path.of(temporary)).resolve("slipway-" + UUID.randomUUID());
        EngineFiles files = new EngineFiles(PrivateFolder.create(home).path());
        try {
            ClassArchive archive = ClassArchive.of(Path.of(jar), command.verb());
            boolean known = archive.isVerified(archiveDigest);
            boolean writes = !known && archive.isWorthWhile();
            List<String> options =
                    known ? archive.use() : writes ? ClassArchive.write(files.archive()) : List.<String>of();
            Process process = start(directory(workspace.toPath()), files, options);
            // Nobody types here: a process that asks must not wait for ever.
            process.getOutputStream().close();
            return new EngineProcess(
                    home.toString(),
                    process.pid(),
                    startedAt(process.toHandle()),
                    writes ? archive.file().toString() : "");
        } catch (IOException e) {
            files.secrets().delete();
            throw e;
        }
    }

    private Process start(Path directory, EngineFiles files, List<String> options) throws IOException {
        List<String> line = new ArrayList<>(List.of(java()));
        line.addAll(OPTIONS);
        line.addAll(options);
        line.addAll(List.of("-jar", jar));
        line.addAll(arguments(files));
        line.add("--report");
        line.add(files.report().toString());
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(files.log().toFile());
        builder.environment().putAll(command.environment());
        // Jenkins' hunt for left-over processes goes by these; ours is ended by its own engineRun.
        builder.environment().keySet().removeIf(name -> name.endsWith("_SERVER_COOKIE"));
        return builder.start();
    }

    private List<String> arguments(EngineFiles files) throws IOException {
        List<String> arguments = new ArrayList<>(command.arguments());
        if (!command.privateFiles().isEmpty()) {
            PrivateFolder folder = PrivateFolder.create(files.secrets().path());
            for (Map.Entry<String, byte[]> file : command.privateFiles().entrySet()) {
                String path = folder.write(file.getKey(), file.getValue()).toString();
                arguments.replaceAll(argument -> Command.withPath(argument, file.getKey(), path));
            }
        }
        return arguments;
    }

    private Path directory(Path workspace) throws IOException {
        Files.createDirectories(workspace);
        Path directory = WithinWorkspace.resolve(workspace, command.directory());
        if (!Files.isDirectory(directory)) {
            throw new IOException("there is no folder " + command.directory() + " in the workspace " + workspace);
        }
        return directory;
    }

    static String java() {
        boolean windows = File.separatorChar == '\\';
        return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java")
                .toString();
    }

    static long startedAt(ProcessHandle process) {
        return process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
    }
}

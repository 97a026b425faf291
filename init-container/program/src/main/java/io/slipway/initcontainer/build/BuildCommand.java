package io.slipway.initcontainer.build;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Runs the app's build, passes its output on as it comes, and keeps the end of it for the message. */
final class BuildCommand {
    private static final int KEPT_LINES = 200;
    private static final int SHOWN_LINES = 20;

    private final String command;
    private final Path directory;
    private final Deque<String> last = new ArrayDeque<>();

    BuildCommand(String command, Path directory) {
        this.command = command;
        this.directory = directory;
    }

    void run() {
        try {
            Process build = start();
            Thread stop = new Thread(() -> destroy(build));
            Runtime.getRuntime().addShutdownHook(stop);
            stream(build);
            int exit = build.waitFor();
            Runtime.getRuntime().removeShutdownHook(stop);
            if (exit != 0) {
                throw failed(exit);
            }
        } catch (IOException e) {
            throw InitException.missing(
                    Problem.of("the build cannot be started: " + e.getMessage())
                            .fix("use the image's build target, which has sh and Node"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw InitException.failed(Problem.of("the build was interrupted"), e);
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.redirectInput(new java.io.File("/dev/null"));
        // Values are in the source already; what else a build script prints must not show them.
        builder.environment().keySet().removeIf(name -> name.startsWith(Setting.VARIABLE_PREFIX));
        builder.environment().putIfAbsent("CI", "true");
        builder.environment().putIfAbsent("NG_CLI_ANALYTICS", "false");
        String home = builder.environment().getOrDefault("HOME", "/");
        if (!Files.isWritable(Path.of(home))) {
            builder.environment().put("HOME", directory.toString());
        }
        return builder.start();
    }

    private void stream(Process build) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(build.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                last.add(line);
                if (last.size() > KEPT_LINES) {
                    last.remove();
                }
            }
        }
    }

    private InitException failed(int exit) {
        Problem problem = Problem.of("the app's build failed with exit code " + exit + ": " + firstError())
                .at(command + " in " + directory)
                .fix(
                        exit == 127
                                ? "the command was not found: use the image's build target, and correct "
                                        + Setting.BUILD_COMMAND.env()
                                : "correct the app; its build ended with\n    " + String.join("\n    ", tail()));
        return InitException.failed(problem);
    }

    private String firstError() {
        for (String line : last) {
            if (isError(line)) {
                return line.strip();
            }
        }
        return last.isEmpty() ? "it printed nothing" : last.getLast().strip();
    }

    /** From the first error on, or the last lines. */
    private List<String> tail() {
        List<String> lines = new ArrayList<>(last);
        int from = Math.max(0, lines.size() - SHOWN_LINES);
        for (int i = 0; i < lines.size(); i++) {
            if (isError(lines.get(i))) {
                from = i;
                break;
            }
        }
        return lines.subList(from, Math.min(lines.size(), from + SHOWN_LINES));
    }

    private static boolean isError(String line) {
        return line.contains("ERROR") || line.contains("error TS") || line.contains("Error:");
    }

    private static void destroy(Process build) {
        build.descendants().forEach(ProcessHandle::destroy);
        build.destroy();
    }
}

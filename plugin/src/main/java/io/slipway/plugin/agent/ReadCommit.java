package io.slipway.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Reads what a directory of the workspace is checked out at, from the files of its Git repository: no program is started, and none is
 * needed.
 *
 * @param directory of the app within the workspace
 * @param change whether the build is one of a pull request: Jenkins may have merged it, and the merge is known to nobody else, so the
 *     commit that was merged is meant
 */
public record ReadCommit(String directory, boolean change) implements ControllerToAgentFileCallable<CheckedOut> {

    private static final int MOST = 1024 * 1024;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern PARENT = Pattern.compile("^parent ([0-9a-f]{40,64})$", Pattern.MULTILINE);
    private static final Pattern SECTION = Pattern.compile("\\[\\s*remote\\s+\"origin\"\\s*]");
    private static final Pattern URL = Pattern.compile("\\s*url\\s*=\\s*(\\S+)\\s*");

    @Override
    public CheckedOut invoke(File workspace, VirtualChannel channel) throws IOException {
        Path root = workspace.toPath();
        for (Path path = WithinWorkspace.resolve(root, directory);
                path != null && path.startsWith(root);
                path = path.getParent()) {
            Path git = path.resolve(".git");
            if (Files.isDirectory(git)) {
                WithinWorkspace.resolve(root, root.relativize(git).toString());
                return new CheckedOut(commit(git), remote(git));
            }
        }
        return CheckedOut.NOTHING;
    }

    private String commit(Path git) throws IOException {
        String head = text(git.resolve("HEAD")).strip();
        String commit = head.startsWith("ref: ") ? reference(git, head.substring("ref: ".length())) : head;
        if (!COMMIT.matcher(commit).matches()) {
            return "";
        }
        List<String> parents = change ? parents(git, commit) : List.of();
        return parents.size() > 1 ? parents.get(parents.size() - 1) : commit;
    }

    private static String reference(Path git, String name) throws IOException {
        String own = text(WithinWorkspace.resolve(git, name)).strip();
        return own.isEmpty()
                ? text(git.resolve("packed-refs"))
                        .lines()
                        .filter(line -> line.endsWith(" " + name))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .findFirst()
                        .orElse("")
                : own;
    }

    /** A merge that Jenkins has just made is an object of its own, which is not packed yet. */
    private static List<String> parents(Path git, String commit) throws IOException {
        Path object = git.resolve("objects").resolve(commit.substring(0, 2)).resolve(commit.substring(2));
        List<String> parents = new ArrayList<>();
        if (Files.isRegularFile(object)) {
            try (InputStream in = new InflaterInputStream(Files.newInputStream(object))) {
                String text = new String(in.readNBytes(MOST), StandardCharsets.UTF_8).replace('\0', '\n');
                int message = text.indexOf("\n\n");
                Matcher parent = PARENT.matcher(message < 0 ? text : text.substring(0, message));
                while (parent.find()) {
                    parents.add(parent.group(1));
                }
            }
        }
        return parents;
    }

    private static String remote(Path git) throws IOException {
        boolean origin = false;
        for (String line : text(git.resolve("config")).lines().toList()) {
            if (line.strip().startsWith("[")) {
                origin = SECTION.matcher(line.strip()).matches();
            }
            Matcher url = URL.matcher(line);
            if (origin && url.matches()) {
                return url.group(1).replaceFirst("^(https?://)[^/@]*@", "$1");
            }
        }
        return "";
    }

    private static String text(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) <= MOST ? Files.readString(file) : "";
    }
}

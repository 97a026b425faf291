package io.slipway.release.scaffolding;

import io.slipway.release.descriptor.FillIn;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.projects.Project;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The files that were written for an app, and what a person does next.
 *
 * @param files by name; true when it was written, false when it was there
 * @param next in order
 */
public record Start(Map<String, Boolean> files, List<String> next) {

    /**
     * Writes what is missing and touches nothing that is there.
     *
     * @param domain that the host names of the first descriptor are below
     * @throws SlipwayException (usage) when a file cannot be written, or the descriptor that is there cannot be read
     */
    public static Start of(Project project, String domain) {
        StarterFiles starter = StarterFiles.of(project, domain);
        Map<String, Boolean> files = new LinkedHashMap<>();
        starter.texts()
                .forEach((name, text) ->
                        files.put(name, write(project.directory().resolve(name), text)));
        boolean marked = isMarked(project.directory().resolve(StarterFiles.descriptor(project)));
        return new Start(files, next(project, marked, starter.environments().get(0)));
    }

    private static boolean write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw SlipwayException.usage(Problem.of("cannot write the file: " + e)
                    .at(file.toString())
                    .fix("allow this user to write to the directory"));
        }
    }

    private static boolean isMarked(Path descriptor) {
        try {
            return Files.readString(descriptor).contains("# " + FillIn.MARK);
        } catch (IOException e) {
            throw SlipwayException.usage(Problem.of("cannot read the file: " + e)
                    .at(descriptor.toString())
                    .fix("let this user read it"));
        }
    }

    private static List<String> next(Project project, boolean marked, String firstEnvironment) {
        List<String> next = new ArrayList<>();
        SortedSet<String> names = StarterDescriptor.toFillIn(project);
        if (project.tokens().isEmpty()) {
            next.add("put a token where a value differs by environment, such as '#{apiUrl}#'"
                    + (project.settingsFile().isEmpty() ? "" : " in " + project.settingsFile())
                    + (project.settingsFile().matches("(.*/)?\\.env.*") ? " (in quotes: # begins a comment there)" : "")
                    + ", name the file under app.tokens.files, and give it a value in each environment");
        }
        if (marked) {
            next.add("fill in " + StarterFiles.descriptor(project) + ": image.repository, defaults.presets, the hosts"
                    + (names.isEmpty() ? "" : ", and " + String.join(", ", names))
                    + "; delete each # fill in when its line is right");
            next.add("before the first pipeline: write that repository as IMAGE into the Jenkinsfile, and the name of "
                    + "your image of slipway-init as SLIPWAY_INIT into the Dockerfile");
        }
        String app = project.home().isEmpty() ? "" : " " + project.home();
        next.add("slipway check" + app);
        next.add("slipway preview" + app + " --environment " + firstEnvironment);
        return next;
    }
}

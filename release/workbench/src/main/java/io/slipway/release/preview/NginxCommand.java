package io.slipway.release.preview;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How nginx is started on this machine: by itself, or in a container.
 *
 * @param description for people
 * @param words the program with what stands before nginx's own arguments
 */
record NginxCommand(String description, List<String> words) {

    /** nginx of this machine. */
    static NginxCommand program(Path nginx, String version) {
        return new NginxCommand(version + " at " + nginx, List.of(nginx.toString()));
    }

    /** The whole command of nginx in the foreground. */
    List<String> serving(Path configuration) {
        List<String> command = new ArrayList<>(words);
        command.addAll(List.of("-c", configuration.toString(), "-g", "daemon off;" + workers(), "-e", "stderr"));
        return command;
    }

    /** Started by root, workers would run as nobody, who may not enter a directory of root's such as /root. */
    private static String workers() {
        return System.getProperty("user.name").equals("root") ? " user root;" : "";
    }
}

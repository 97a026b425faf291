package io.slipway.plugin.agent;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to run on the agent. It holds secrets, so it only lives from the look-up to the start: nothing keeps it.
 *
 * @param arguments of slipway; {@code @name@}, or {@code id=@name@}, stands for the path of the private file of that name
 * @param environment of the build, for the process
 * @param privateFiles bytes by name, readable by the agent's user alone and deleted when the process has ended
 * @param directory the app's folder, within the workspace
 */
public record Command(
        List<String> arguments, Map<String, String> environment, Map<String, byte[]> privateFiles, String directory)
        implements Serializable {

    public Command {
        arguments = List.copyOf(arguments);
        environment = new LinkedHashMap<>(environment);
        privateFiles = new LinkedHashMap<>(privateFiles);
    }

    String verb() {
        return arguments.get(0);
    }

    /** How an argument names a private file. */
    public static String privateFile(String name) {
        return "@" + name + "@";
    }

    /** An option is what a step says, who must not reach a private file by its name. */
    static String withPath(String argument, String name, String path) {
        String placeholder = privateFile(name);
        if (argument.equals(placeholder)) {
            return path;
        }
        return !argument.startsWith("-") && argument.endsWith("=" + placeholder)
                ? argument.substring(0, argument.length() - placeholder.length()) + path
                : argument;
    }

    /** Without what it holds, which may be secret. */
    @Override
    public String toString() {
        return "slipway " + String.join(" ", arguments);
    }
}

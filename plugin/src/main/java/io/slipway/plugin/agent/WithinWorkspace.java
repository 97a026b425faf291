package io.slipway.plugin.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps paths in the workspace, whatever they say and wherever links go. */
final class WithinWorkspace {

    private WithinWorkspace() {}

    static Path resolve(Path workspace, String path) throws IOException {
        Path resolved = workspace.resolve(path).normalize();
        boolean inside = resolved.startsWith(workspace)
                && (!Files.exists(resolved) || resolved.toRealPath().startsWith(workspace.toRealPath()));
        if (!inside) {
            throw new IOException(path + " is not in the workspace " + workspace);
        }
        return resolved;
    }
}

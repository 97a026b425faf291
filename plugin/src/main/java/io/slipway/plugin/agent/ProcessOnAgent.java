package io.slipway.plugin.agent;

import java.util.Optional;

/** Finds a process again by its number, and by its start, since PIDs are reused. */
final class ProcessOnAgent {

    private ProcessOnAgent() {}

    static Optional<ProcessHandle> find(EngineProcess process) {
        return ProcessHandle.of(process.pid())
                .filter(ProcessHandle::isAlive)
                .filter(ProcessOnAgent::isNoZombie)
                .filter(found -> StartProcess.startedAt(found) == process.startedAt());
    }

    /**
     * An inbound agent that connects again becomes a new Java in the same process: it is the parent of what the old one
     * started, and collects none of it. What ended is still listed then, and alive for Java, but it runs no command.
     */
    private static boolean isNoZombie(ProcessHandle found) {
        return found.info().command().isPresent();
    }
}

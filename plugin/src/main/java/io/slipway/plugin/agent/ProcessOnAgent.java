package io.slipway.plugin.agent;

import java.util.Optional;

/** Finds a process again by its number, and by its start, since numbers are used again. */
final class ProcessOnAgent {

    private ProcessOnAgent() {}

    static Optional<ProcessHandle> find(EngineProcess process) {
        return ProcessHandle.of(process.pid())
                .filter(ProcessHandle::isAlive)
                .filter(found -> StartProcess.startedAt(found) == process.startedAt());
    }
}

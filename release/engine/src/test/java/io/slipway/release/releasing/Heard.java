package io.slipway.release.releasing;

import io.slipway.release.diagnosis.Diagnosis;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a release reports. */
final class Heard implements ReleaseListener {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void progress(String kind, String line) {
        lines.add(kind + ": " + line);
    }

    @Override
    public void failed(Diagnosis diagnosis) {
        lines.add("failed");
    }
}

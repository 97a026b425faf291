package io.slipway.release.releasing;

import io.slipway.release.diagnosis.Diagnosis;

/** Is told how a release goes while it goes. */
public interface ReleaseListener {

    /** Something happened; a kind such as {@code pod} and a line. */
    void progress(String kind, String line);

    /** The release failed. Told before anything is rolled back. */
    void failed(Diagnosis diagnosis);
}

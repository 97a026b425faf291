package io.slipway.release.guarding;

import java.time.Duration;

/** Sleeps while a release is watched, and ends it when it must end. */
public interface Waiting {

    /** @throws io.slipway.release.problems.SlipwayException when the release must end */
    void sleep(Duration duration);
}

package io.slipway.release.releasing;

import io.slipway.release.locking.OnBusy;
import java.time.Duration;

/**
 * How a release is to be changed.
 *
 * @param timeout until all is ready; also the patience with another release and with a pending revision
 * @param onPending what to do about a pending revision
 * @param onBusy what to do while another one is changing the release
 * @param rollbackOnFailure whether a failed release gives way to the last good revision
 * @param holder who changes it, for whoever has to wait
 * @param owner the environment that it is changed for
 * @param takeOwnership whether objects that exist already and belong to no release are taken over
 */
public record ReleasePolicy(
        Duration timeout,
        OnPending onPending,
        OnBusy onBusy,
        boolean rollbackOnFailure,
        String holder,
        Owner owner,
        boolean takeOwnership) {}

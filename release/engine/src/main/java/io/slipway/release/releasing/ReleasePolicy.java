package io.slipway.release.releasing;

import io.slipway.release.guarding.GateRequest;
import io.slipway.release.guarding.Policy;
import io.slipway.release.guarding.Verification;
import io.slipway.release.locking.OnBusy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
 * @param gate how it meets the checks of the environment
 * @param verification what the app must answer once it is released
 */
public record ReleasePolicy(
        Duration timeout,
        OnPending onPending,
        OnBusy onBusy,
        boolean rollbackOnFailure,
        String holder,
        Owner owner,
        boolean takeOwnership,
        GateRequest gate,
        Optional<Verification> verification) {

    /** The same, of somebody who asks the checks again and again: since when, and whether nothing else is to be done. */
    public ReleasePolicy asking(Optional<Instant> since, boolean only) {
        return meeting(gate.asking(since, only));
    }

    /** The same, of somebody who asks the checks and changes nothing. */
    public ReleasePolicy askingOnly() {
        return meeting(gate.asking(gate.since(), true));
    }

    /** The same, of somebody who has the policy of the environment and puts it into the cluster. */
    public ReleasePolicy under(Optional<Policy> wanted) {
        return meeting(gate.under(wanted));
    }

    /** The same, of somebody who ends when the checks are closed, and waits elsewhere. */
    public ReleasePolicy withoutWaiting() {
        return meeting(gate.withoutWaiting());
    }

    /** The same, of somebody who meets the checks in that way. */
    public ReleasePolicy meeting(GateRequest request) {
        return new ReleasePolicy(
                timeout, onPending, onBusy, rollbackOnFailure, holder, owner, takeOwnership, request, verification);
    }

    /** The same, for another environment. */
    public ReleasePolicy ownedBy(String environment) {
        return new ReleasePolicy(
                timeout,
                onPending,
                onBusy,
                rollbackOnFailure,
                holder,
                new Owner(environment, Optional.empty()),
                takeOwnership,
                gate,
                verification);
    }
}

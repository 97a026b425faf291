package io.slipway.plugin.approvals;

import java.util.List;
import java.util.Optional;

/** What a build tells of how it came about, as far as approvals ask. */
interface BuildOrigin {

    int number();

    /** Who started it, or started what it came from, as far as its own causes tell. */
    List<String> starters();

    /** The builds of other jobs that it came from. */
    List<BuildOrigin> upstream();

    /** The authors of its changes. */
    List<String> authors();

    /** The one before it in its job. */
    Optional<BuildOrigin> previous();
}

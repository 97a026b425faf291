package io.slipway.plugin.delivery;

import hudson.model.Run;
import io.slipway.plugin.agent.ReadFile;
import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.records.Released;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps with a build what a later release needs of it. */
record Keeper(Order order, Place place) {

    private static final Logger LOGGER = Logger.getLogger(Keeper.class.getName());

    /** What cannot be kept must not fail what is done; what needs it later says that it is not there. */
    void keep(Released released) throws InterruptedException {
        try {
            keepWhole(released);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "a build could not keep its chart or descriptor", e);
        }
    }

    private void keepWhole(Released released) throws IOException, InterruptedException {
        KeptFiles kept = KeptFiles.of(place.run());
        if (order.verb() == Verb.PACKAGE && !released.getFile().isEmpty()) {
            kept.keep(KeptFiles.CHART, place.workspace().act(new ReadFile(released.getFile())));
        }
        if (order.verb().changesEnvironment()) {
            kept.keep(KeptFiles.DESCRIPTOR, descriptor());
        }
    }

    private byte[] descriptor() throws IOException, InterruptedException {
        if (order.descriptorOf() == 0) {
            String folder = order.directory().isEmpty() ? "" : order.directory() + "/";
            return place.workspace().act(new ReadFile(folder + KeptFiles.DESCRIPTOR));
        }
        Run<?, ?> earlier = place.run().getParent().getBuildByNumber(order.descriptorOf());
        return earlier == null
                ? new byte[0]
                : KeptFiles.of(earlier).read(KeptFiles.DESCRIPTOR).orElse(new byte[0]);
    }
}

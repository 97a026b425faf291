package io.slipway.initcontainer;

import io.slipway.initcontainer.settings.Settings;

/** Fills the volume that nginx serves. Without arguments it publishes what the environment tells it to. */
public final class SlipwayInit {
    private SlipwayInit() {}

    public static void main(String[] arguments) {
        // The pod gives everything in the environment; reading a command line would cost a third of its start.
        System.exit(
                arguments.length == 0
                        ? new Run(new Settings(System.getenv())).publish()
                        : CommandLineOptions.run(arguments, System.getenv()));
    }
}

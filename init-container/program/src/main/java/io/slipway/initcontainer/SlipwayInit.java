package io.slipway.initcontainer;

import io.slipway.initcontainer.settings.Settings;

/** Fills the volume that nginx serves. Without arguments it publishes what the environment tells it to. */
public final class SlipwayInit {
    private SlipwayInit() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** The pod gives everything in the environment; reading a command line would cost a third of its start. */
    private static int run(String[] arguments) {
        Run run = new Run(new Settings(System.getenv()));
        if (arguments.length == 0 || arguments.length == 1 && arguments[0].equals("publish")) {
            return run.publish();
        } else if (arguments.length == 1 && arguments[0].equals("rehearse")) {
            return run.rehearse();
        }
        return CommandLineOptions.run(arguments, System.getenv());
    }
}

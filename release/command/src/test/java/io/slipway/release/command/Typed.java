package io.slipway.release.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What came of a command line that was typed. */
record Typed(int exitCode, String stdout, String stderr) {

    static Typed slipway(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Slipway.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Typed(exitCode, out.toString(), err.toString());
    }
}

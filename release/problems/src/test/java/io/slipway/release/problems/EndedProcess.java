package io.slipway.release.problems;

/** What AtExitTest ends: registers something, says that it is ready, and waits to be told to end. */
final class EndedProcess {

    private EndedProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        switch (arguments[0]) {
            case "order" -> {
                AtExit.runAfterAll(say("after all"));
                AtExit.run(say("first"));
                AtExit.run(say("second"));
                AtExit.runAfterAll(say("after after all"));
                AtExit.run(say("third"));
            }
            case "cancelled" -> {
                AtExit.run(say("kept"));
                AtExit.run(say("taken back")).cancel();
            }
            case "failing" -> {
                AtExit.run(say("first"));
                AtExit.run(() -> {
                    throw new IllegalStateException("broken");
                });
            }
            case "refusing" -> {
                AtExit.run(() -> begin(""));
                begin("before: ");
            }
            default -> {
                AtExit.run(say("first"));
                System.out.println("done");
                return;
            }
        }
        System.out.println("ready");
        Thread.sleep(60_000);
    }

    private static Runnable say(String text) {
        return () -> System.out.println(text);
    }

    private static void begin(String when) {
        try {
            AtExit.refuseToBegin("release shop");
            System.out.println(when + "begun");
        } catch (SlipwayException e) {
            System.out.println(e.render(""));
        }
    }
}

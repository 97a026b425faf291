package io.slipway.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Publishes each pair twice, with its value and with a harmless one, and lets the place's reader read both: it must find
 * the same structure, the value itself where the harmless one stood, and nothing that runs.
 */
final class Audit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 500;
    private static final int TOLD = 5_000;

    private final Path directory;
    private final Tally tally = new Tally();
    private int done;

    Audit(Path directory) {
        this.directory = directory;
    }

    /** @param workers batches at a time, each with a Chromium of its own: a batch keeps one processor busy */
    Tally of(List<Pair> pairs, int workers) throws InterruptedException {
        Queue<List<Pair>> batches = new ConcurrentLinkedQueue<>();
        for (int from = 0; from < pairs.size(); from += BATCH) {
            batches.add(pairs.subList(from, Math.min(pairs.size(), from + BATCH)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Callable<Void>> each = Collections.nCopies(workers, () -> work(batches, pairs.size()));
            for (Future<Void> worker : threads.invokeAll(each)) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a batch could not be tried", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return tally;
    }

    private Void work(Queue<List<Pair>> batches, int all) throws IOException {
        Path own = Files.createTempDirectory(directory, "worker-");
        try (Browser browser = new Browser(own)) {
            for (List<Pair> batch = batches.poll(); batch != null; batch = batches.poll()) {
                batch(batch, own, browser);
                tell(batch.size(), all);
            }
        }
        return null;
    }

    private synchronized void tell(int pairs, int all) {
        int before = done;
        done += pairs;
        if (before / TOLD != done / TOLD) {
            System.out.printf("%,d of %,d pairs, %d failed%n", done, all, tally.failures.size());
        }
    }

    private void batch(List<Pair> pairs, Path own, Browser browser) throws IOException {
        Path place = Files.createTempDirectory(own, "batch-");
        Publisher publisher = new Publisher(place);
        Map<Integer, String> harmless = publisher.publish(pairs, pair -> Pair.HARMLESS, "harmless");
        Map<Integer, String> hostile = publisher.publish(pairs, Pair::value, "hostile");
        hostile.keySet().retainAll(harmless.keySet());
        harmless.keySet().retainAll(hostile.keySet());
        Reading before = new Reading(place, browser, pairs, harmless, true);
        Reading after = new Reading(place, browser, pairs, hostile, false);
        synchronized (this) {
            tally.refused(pairs.size() - hostile.size());
            compare(pairs, before, after);
        }
        delete(place);
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void compare(List<Pair> pairs, Reading harmless, Reading hostile) {
        for (String reader : harmless.byReader.keySet()) {
            Map<Integer, JsonNode> before = harmless.byReader.get(reader);
            Map<Integer, JsonNode> after = hostile.byReader.get(reader);
            before.forEach((number, expected) -> {
                Pair pair = pairs.get(number);
                JsonNode found = after.getOrDefault(number, MissingNode.getInstance());
                if (expected.has(Browser.LATE) || found.has(Browser.LATE)) {
                    tally.fail(reader, pair, "never loaded", hostile.texts.get(number));
                    return;
                }
                if (expected.isMissingNode() || isAlarm(expected)) {
                    tally.noDocument(reader);
                    return;
                }
                String difference = found.isMissingNode()
                        ? "cannot be read any more"
                        : Difference.of(expected, found, pair.value());
                tally.read(reader, expected.toString().contains(Pair.HARMLESS));
                if (!difference.isEmpty()) {
                    tally.fail(reader, pair, difference, hostile.texts.get(number));
                }
            });
        }
    }

    private static boolean isAlarm(JsonNode node) {
        return node.path("hits").asInt() > 0 || node.path("canary").asInt() > 0;
    }

    /** What all readers found in one publication. */
    private static final class Reading {
        final Map<Integer, String> texts;
        final Map<String, Map<Integer, JsonNode>> byReader = new TreeMap<>();

        Reading(Path place, Browser browser, List<Pair> pairs, Map<Integer, String> texts, boolean harmless) {
            this.texts = texts;
            Map<Integer, String> scripts = new TreeMap<>();
            Map<Integer, String> values = new TreeMap<>();
            Map<Integer, String> pages = new TreeMap<>();
            Map<Integer, String> extensions = new TreeMap<>();
            Map<Integer, JsonNode> json = new TreeMap<>();
            Map<Integer, JsonNode> xml = new TreeMap<>();
            texts.forEach((number, text) -> {
                String extension = pairs.get(number).extension();
                values.put(number, harmless ? Pair.HARMLESS : pairs.get(number).value());
                extensions.put(number, extension);
                switch (extension) {
                    case "js" -> scripts.put(number, text);
                    case "html", "shtml", "css" -> pages.put(number, text);
                    case "svg", "xhtml" -> {
                        pages.put(number, text);
                        xml.put(number, Xml.read(text));
                    }
                    case "xml", "kml" -> xml.put(number, Xml.read(text));
                    default -> {
                        JsonNode tree = jackson(text);
                        if (tree.has("sourcesContent")) {
                            scripts.put(number, tree.at("/sourcesContent/0").asText());
                        }
                        json.put(number, tree);
                    }
                }
            });
            byReader.put("V8", new Scripts(place).read(scripts, values));
            byReader.put("Chromium", browser.read(pages, extensions));
            byReader.put("Jackson", json);
            byReader.put("JDK XML", xml);
        }
    }

    private static JsonNode jackson(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Counts, and the pairs that failed. */
    static final class Tally {
        final Map<String, Integer> read = new TreeMap<>();
        final Map<String, Integer> withValue = new TreeMap<>();
        final Map<String, Integer> noDocument = new TreeMap<>();
        final List<String> failures = new ArrayList<>();
        int refused;

        void refused(int pairs) {
            refused += pairs;
        }

        void noDocument(String reader) {
            noDocument.merge(reader, 1, Integer::sum);
        }

        void read(String reader, boolean value) {
            read.merge(reader, 1, Integer::sum);
            withValue.merge(reader, value ? 1 : 0, Integer::sum);
        }

        void fail(String reader, Pair pair, String difference, String published) {
            failures.add(pair + "\n    " + reader + ": " + difference + "\n    published: " + published);
        }
    }
}

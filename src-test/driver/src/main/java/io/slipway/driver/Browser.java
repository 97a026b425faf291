package io.slipway.driver;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium with a profile of its own, that reaches this machine and nothing else. */
public final class Browser implements AutoCloseable {
    private static final String MISSING_IN_CACHE = """
            const done = arguments[arguments.length - 1];
            (async () => {
                const manifest = await (await fetch('ngsw.json?' + Math.random())).json();
                const files = manifest.assetGroups.filter(g => g.installMode === 'prefetch').flatMap(g => g.urls);
                const held = await Promise.all(files.map(file => caches.match(file)));
                return files.filter((file, i) => !held[i]);
            })().then(done, error => done(['' + error]));
            """;

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final ChromeDriver driver;

    public Browser() {
        this(Map.of());
    }

    /** @param hosts of the Internet that are played here, each by the port of 127.0.0.1 that talks TLS for it with any certificate */
    public Browser(Map<String, Integer> hosts) {
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Programs.chromedriver().toFile())
                .withTimeout(DEADLINE)
                .build();
        driver = new ChromeDriver(service, options(hosts));
        driver.manage().timeouts().scriptTimeout(DEADLINE);
    }

    private static ChromeOptions options(Map<String, Integer> hosts) {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(Programs.chromium().toFile());
        options.setCapability("goog:loggingPrefs", logs);
        // No other name resolves, so that the result is the same with and without Internet.
        String played = hosts.entrySet().stream()
                .map(host -> "MAP " + host.getKey() + " 127.0.0.1:" + host.getValue() + ", ")
                .collect(Collectors.joining());
        options.addArguments("--host-resolver-rules=" + played + "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        if (!hosts.isEmpty()) {
            options.addArguments("--ignore-certificate-errors");
        }
        options.addArguments("--headless");
        options.addArguments("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync");
        options.addArguments("--disable-background-networking", "--disable-component-update", "--hide-scrollbars");
        options.addArguments("--disable-dev-shm-usage", "--user-data-dir=" + profile());
        return options;
    }

    private static String profile() {
        try {
            Files.createDirectories(Repository.TARGET);
            return Files.createTempDirectory(Repository.TARGET, "chromium-").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void open(URI page) {
        driver.get(page.toString());
    }

    /** Asks for the page again, as F5 does. */
    public void reload() {
        driver.navigate().refresh();
    }

    /** Clicks an element, once it can be clicked. */
    public void click(String id) {
        Await.answer("#" + id + " that can be clicked", DEADLINE, () -> clicked(id), this::seen);
    }

    /** The app may put the element up, or another in its place, at any moment. */
    private Optional<Boolean> clicked(String id) {
        try {
            var element = driver.findElement(By.id(id));
            // A page that scrolls smoothly moves it away from under the click.
            driver.executeScript("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", element);
            element.click();
            return Optional.of(true);
        } catch (NoSuchElementException | StaleElementReferenceException | ElementNotInteractableException e) {
            return Optional.empty();
        }
    }

    /** The text of an element, once it is there. */
    public String text(String id) {
        return Await.answer(
                "#" + id,
                DEADLINE,
                () -> Optional.ofNullable((String) driver.executeScript(
                        "return document.getElementById(arguments[0])?.textContent?.trim() || null", id)),
                this::seen);
    }

    /** Runs an expression in the page, and waits for it where it is a promise. */
    public void run(String expression) {
        var failure = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                (async () => { await %s; })().then(() => done(''), error => done(String(error)));
                """.formatted(expression));
        if (!"".equals(failure)) {
            throw new AssertionError(expression + " failed: " + failure + seen());
        }
    }

    /** Asks for the page again until an element has a text: a service worker shows what is new one visit later. */
    public void reloadUntil(String id, String text) {
        Await.answer(
                "#" + id + " with " + text,
                DEADLINE,
                () -> {
                    reload();
                    Optional<String> shown = Optional.of(text(id)).filter(text::equals);
                    if (shown.isEmpty()) {
                        stay();
                    }
                    return shown;
                },
                this::seen);
    }

    /** Chromium looks for a new worker once a page has come to rest; a reload before that puts it off. */
    private static void stay() {
        try {
            TimeUnit.SECONDS.sleep(3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    /** A file as the page gets it, by way of its service worker. */
    public String fetch(String path) {
        return (String) driver.executeAsyncScript(
                "const done = arguments[1]; fetch(arguments[0]).then(r => r.text()).then(done, e => done(String(e)))",
                path);
    }

    /** Waits until a service worker answers what the page asks; before, the server would. */
    public void awaitServiceWorkerControlsThePage() {
        Await.answer(
                "a service worker in control of the page",
                DEADLINE,
                () -> Optional.of(driver.executeScript("return navigator.serviceWorker.controller !== null"))
                        .filter(Boolean.TRUE::equals),
                this::seen);
    }

    /** What Angular's service worker says about itself, once it has taken over the page and its first version. */
    public String serviceWorkerState() {
        awaitServiceWorkerControlsThePage();
        return Await.answer(
                "the service worker",
                DEADLINE,
                () -> Optional.of(fetch("ngsw/state"))
                        .filter(state -> state.matches("(?s).*manifest hash: [0-9a-f]{40}.*")),
                () -> fetch("ngsw/state") + seen());
    }

    /** The hash of the manifest that the service worker gives to the next page that is opened. */
    public String serviceWorkerVersion() {
        return serviceWorkerState().replaceFirst("(?s).*Latest manifest hash: (\\w+).*", "$1");
    }

    /** Waits until the service worker gives another version to the next page. */
    public void awaitServiceWorkerVersionOtherThan(String version) {
        Await.answer(
                "another version of the service worker than " + version,
                DEADLINE,
                () -> Optional.of(serviceWorkerVersion()).filter(latest -> !latest.equals(version)),
                this::serviceWorkerState);
    }

    /** Waits until the service worker holds every file of the version, so that the server may go away. */
    public void awaitServiceWorkerHoldsTheApp() {
        Await.answer(
                "a service worker that holds every file of ngsw.json",
                DEADLINE,
                () -> Optional.of(driver.executeAsyncScript(MISSING_IN_CACHE)).filter(List.of()::equals),
                () -> String.valueOf(driver.executeAsyncScript(MISSING_IN_CACHE)));
    }

    /** Errors on the console. That office.js could not be had is expected here. */
    public List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .filter(message -> !isOfficeJsOutOfReach(message))
                .toList();
    }

    /**
     * Errors on the console, but for what failed because no name resolves here: a request that came as far as that was
     * let out by the policy. Angular's service worker tells it as 504.
     */
    public List<String> errorsOfItsOwn() {
        return errors().stream()
                .filter(message -> !message.contains("net::ERR_NAME_NOT_RESOLVED"))
                .filter(message -> message.startsWith("http://127.0.0.1") || !message.contains("status of 504"))
                .toList();
    }

    /** Without the Internet office.js cannot be loaded; a service worker tells that as 504. */
    private static boolean isOfficeJsOutOfReach(String message) {
        return message.startsWith("https://appsforoffice.microsoft.com/")
                && (message.contains("net::ERR_") || message.contains("status of 504"));
    }

    public BufferedImage picture(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", false));
        try {
            return ImageIO.read(new ByteArrayInputStream(driver.getScreenshotAs(OutputType.BYTES)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String seen() {
        return "%n%s%n%s%n%s".formatted(address(), String.join("\n", errors()), driver.getPageSource());
    }

    @Override
    public void close() {
        driver.quit();
    }
}

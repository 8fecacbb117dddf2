package dev.cinch.browser;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window, where this machine has one installed. */
public final class Browser implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Dimension DESK = new Dimension(1280, 900);
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private final ChromeDriver driver;
  private final Duration patience;

  private Browser(ChromeDriver driver, Duration patience) {
    this.driver = driver;
    this.patience = patience;
  }

  /** Whether both programs are there. */
  public static boolean isInstalled() {
    return program("chromium").isPresent() && program("chromedriver").isPresent();
  }

  private static Optional<File> program(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> new File(folder, name))
        .filter(File::canExecute)
        .findFirst();
  }

  public static Browser open() {
    LoggingPreferences console = new LoggingPreferences();
    console.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium").orElseThrow());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
    options.setCapability("goog:loggingPrefs", console);
    Browser browser =
        new Browser(
            new ChromeDriver(
                new ChromeDriverService.Builder()
                    .usingDriverExecutable(program("chromedriver").orElseThrow())
                    .usingAnyFreePort()
                    .build(),
                options),
            SOON);
    browser.resize(DESK.width, DESK.height);
    return browser;
  }

  /** The same one, which waits so long for what it is to find. */
  public Browser within(Duration time) {
    return new Browser(driver, time);
  }

  public Browser resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  /** Light or dark. */
  public Browser prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  public Browser go(URI address) {
    driver.get(address.toString());
    return this;
  }

  public String address() {
    return driver.getCurrentUrl();
  }

  /** What a selector finds, as soon as it finds something. */
  public WebElement find(String selector) {
    return find(selector, element -> true);
  }

  /** The same of the element with that text in it. */
  public WebElement find(String selector, String text) {
    return find(selector, element -> element.getText().contains(text));
  }

  private WebElement find(String selector, Predicate<WebElement> which) {
    return Awaitility.await(selector)
        .atMost(patience)
        .ignoreException(StaleElementReferenceException.class)
        .until(
            () -> driver.findElements(By.cssSelector(selector)).stream().filter(which).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  public int count(String selector) {
    return driver.findElements(By.cssSelector(selector)).size();
  }

  public void click(String selector, String text) {
    Awaitility.await(text)
        .atMost(patience)
        .ignoreException(StaleElementReferenceException.class)
        .until(
            () -> {
              find(selector, text).click();
              return true;
            });
  }

  /** The element that has the focus. */
  public WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** What a script gives. */
  public @Nullable Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** What an accessibility scan finds serious: its rule and where. */
  public List<String> seriousFindings() {
    run(axe());
    @SuppressWarnings("unchecked")
    List<String> found =
        (List<String>)
            driver.executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                axe.run().then(result => done(result.violations
                    .filter(found => ['serious', 'critical'].includes(found.impact))
                    .flatMap(found => found.nodes.map(
                        node => found.id + ': ' + node.html + ' ' + node.failureSummary))));
                """);
    return found;
  }

  private static String axe() {
    try (InputStream script = Browser.class.getResourceAsStream(AXE)) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** What has been complained of in the console since this was asked last. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What is seen now, as PNG. */
  public void keepPicture(Path file) {
    keep(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** The same with what lies below the window's edge. */
  public void keepWholePicture(Path file) {
    Object picture =
        driver
            .executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
            .get("data");
    keep(file, Base64.getDecoder().decode(String.valueOf(picture)));
  }

  private static void keep(Path file, byte[] picture) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, picture);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}

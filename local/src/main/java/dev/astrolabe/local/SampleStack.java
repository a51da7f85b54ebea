package dev.astrolabe.local;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.sample.LoadedSample;
import dev.astrolabe.local.sample.SampleCompany;
import dev.astrolabe.local.sample.SampleLoad;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A stack with the sample company in it. It is loaded once, through the doors of a stack of its
 * own; then a copy of what that stack kept is as good.
 */
final class SampleStack {
  /** What the sample company says where the template asks. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "TimeZone", "Asia/Dubai",
          "PhoneRegion", "AE",
          "MailFrom", "astrolabe@noor-trade.example",
          "SalesAddress", "sales@noor-trade.example",
          "FinanceAddress", "finance@noor-trade.example",
          "PeopleAddress", "people@noor-trade.example");

  /** Looks at the stack that was filled through its doors, before it ends. */
  @FunctionalInterface
  interface Look {
    Look NONE = stack -> {};

    void at(URI stack) throws IOException, InterruptedException;
  }

  private final Settings settings;
  private final Path snapshots;
  private final Parts parts;
  private final PrintStream progress;
  private final Look look;

  private SampleStack(
      Settings settings, Path snapshots, Parts parts, PrintStream progress, Look look) {
    this.settings = settings;
    this.snapshots = snapshots;
    this.parts = parts;
    this.progress = progress;
    this.look = look;
  }

  /**
   * Settings of a stack that starts with the sample in its data folder.
   *
   * @param parts gets whatever has to be stopped or removed at the end
   * @param progress gets a line for each step of a load
   */
  static Settings prepare(Settings asked, Parts parts, PrintStream progress) throws CommandFailed {
    var snapshots = asked.home().resolve("local/target/sample");
    return prepare(asked, snapshots, parts, progress, Look.NONE);
  }

  static Settings prepare(
      Settings asked, Path snapshots, Parts parts, PrintStream progress, Look look)
      throws CommandFailed {
    if (asked.external().isPresent()) {
      throw new CommandFailed("--sample fills tables of this machine, not those of --stack");
    }
    Map<String, String> parameters = new HashMap<>(PARAMETERS);
    parameters.putAll(asked.parameters());
    try {
      var settings = asked.with(parameters);
      return new SampleStack(settings, snapshots, parts, progress, look).prepare();
    } catch (IOException e) {
      throw new CommandFailed("the sample: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("interrupted");
    }
  }

  private Settings prepare() throws CommandFailed, IOException, InterruptedException {
    var data = settings.data();
    if (data.isPresent() && LoadedSample.in(data.get()).isPresent()) {
      return settings;
    }
    if (data.isPresent() && isInUse(data.get())) {
      throw new CommandFailed(
          data.get() + " holds something else: --sample wants a folder of its own");
    }
    var snapshot = Snapshot.of(snapshots, settings.home(), settings.parameters());
    if (!snapshot.exists()) {
      load(snapshot);
    }
    if (data.isEmpty()) {
      return settings.with(Optional.of(filled(snapshot, temporary())));
    }
    var folder = Files.createDirectories(data.get().toAbsolutePath());
    // Filled beside it: a copy that breaks off is never taken for a company that is loaded.
    var fresh = Files.createTempDirectory(folder.resolveSibling("."), ".sample");
    parts.add(() -> Folders.remove(fresh));
    Files.move(filled(snapshot, fresh), folder, StandardCopyOption.ATOMIC_MOVE);
    return settings.with(Optional.of(folder));
  }

  private static Path filled(Snapshot snapshot, Path folder) throws IOException {
    snapshot.copyTo(folder);
    LaptopClock.set(InstantSource.system(), folder.resolve("clock"), SampleCompany.MORNING);
    return folder;
  }

  private static boolean isInUse(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder);
    }
    try (var files = Files.newDirectoryStream(folder)) {
      return files.iterator().hasNext();
    }
  }

  private Path temporary() throws IOException {
    var folder = Files.createTempDirectory("astrolabe-sample");
    parts.add(() -> Folders.remove(folder));
    return folder;
  }

  /** Fills a folder by a stack that runs only for this, and makes it the snapshot. */
  private void load(Snapshot snapshot) throws CommandFailed, IOException, InterruptedException {
    progress.println(
        "Loading the sample company, once: later starts take a copy, until the code changes");
    var folder = snapshot.begin();
    parts.add(() -> Folders.remove(folder));
    LaptopClock.set(InstantSource.system(), folder.resolve("clock"), SampleLoad.BEGIN);
    var loading = parts.add(new Parts());
    var out = System.out;
    var err = System.err;
    try {
      var running = Stack.start(settings.loading(folder), loading);
      var base = URI.create("http://127.0.0.1:" + running.port());
      var loaded = SampleLoad.into(base, progress);
      look.at(base);
      loading.close();
      loaded.keepIn(folder);
    } finally {
      loading.close();
      System.setOut(out);
      System.setErr(err);
    }
    snapshot.finish(folder);
  }
}

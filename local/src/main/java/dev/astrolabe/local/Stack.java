package dev.astrolabe.local;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.Pump;
import dev.astrolabe.local.engine.Quiet;
import dev.astrolabe.local.engine.queue.QueuePump;
import dev.astrolabe.local.engine.queue.Queues;
import dev.astrolabe.local.engine.schedule.Schedules;
import dev.astrolabe.local.engine.stream.StreamPlaces;
import dev.astrolabe.local.engine.stream.StreamPump;
import dev.astrolabe.local.function.FunctionLogs;
import dev.astrolabe.local.function.FunctionStarter;
import dev.astrolabe.local.function.Functions;
import dev.astrolabe.local.gateway.GatewayServer;
import dev.astrolabe.local.gateway.HttpApi;
import dev.astrolabe.local.page.LaptopSection;
import dev.astrolabe.local.page.LocalPages;
import dev.astrolabe.local.sample.LoadedSample;
import dev.astrolabe.local.template.Deployment;
import dev.astrolabe.local.template.HttpApiSpec.JwtAuthorizer;
import dev.astrolabe.local.template.Template;
import dev.astrolabe.local.template.TemplateProblem;
import dev.astrolabe.local.token.LocalIssuer;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** A template that runs: engines, functions, what carries events between them, and the door. */
final class Stack {
  /**
   * How soon a message that a function could not handle is tried again: nobody waits minutes at a
   * laptop.
   */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private static final Duration EXPIRY_EVERY = Duration.ofSeconds(30);

  /** How long a stack with a data folder works on what waits, once it was told to stop. */
  private static final Duration LONGEST_FINISH = Duration.ofSeconds(3);

  private static final String AUDIENCE = "astrolabe";
  private static final String ISSUER = "https://laptop.astrolabe.invalid/";

  private final Settings settings;
  private final Parts parts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Stack(Settings settings, Parts parts) {
    this.settings = settings;
    this.parts = parts;
  }

  /** A stack that has started. */
  record Running(int port) {}

  /**
   * Starts everything and waits until a posted form would be scored.
   *
   * @param parts gets whatever has to be stopped
   * @throws CommandFailed with one line that says what is wrong
   */
  static Running start(Settings settings, Parts parts) throws CommandFailed {
    try {
      return new Stack(settings, parts).start();
    } catch (TemplateProblem e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    } catch (BindException e) {
      throw new CommandFailed(
          "the port "
              + settings.port()
              + " is in use: stop what listens there, or take another with --port");
    } catch (FunctionFailed e) {
      throw new CommandFailed(e.function() + " does not start: " + e.getMessage());
    } catch (IOException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("interrupted");
    }
  }

  private Running start() throws IOException, FunctionFailed, InterruptedException {
    parts.add(threads::shutdownNow);
    var folders =
        parts.add(
            settings.data().isPresent()
                ? Folders.lasting(settings.data().get())
                : Folders.temporary());
    var template = Template.read(settings.home().resolve("template.yaml"));
    var clock =
        folders.lasting()
            ? LaptopClock.kept(InstantSource.system(), folders.kept().resolve("clock"))
            : LaptopClock.forgotten(InstantSource.system());
    var server = parts.add(GatewayServer.bind(settings.port(), clock));
    var issuer =
        inBackground(() ->
            folders.lasting()
                ? LocalIssuer.kept(folders.kept().resolve("key.json"))
                : LocalIssuer.fresh());
    var api = "http://127.0.0.1:" + server.port();
    var values = parameters(template, api);
    Place place =
        settings.external().isPresent()
            ? ExternalPlace.of(settings.external().get(), template, values)
            : LaptopPlace.start(settings, folders, parts, threads, template, values, api, clock);
    var deployment = place.deployment();

    var logs = parts.add(new FunctionLogs(folders.kept().resolve("logs")));
    System.setOut(logs.route(System.out));
    System.setErr(logs.route(System.err));
    var starter = new FunctionStarter(folders.work(), place.account(), logs, place.surroundings());
    var functions =
        parts.add(
            settings.isolated() || settings.external().isPresent()
                ? starter.isolated(deployment.functions(), InstantSource.system())
                : starter.inProcess(deployment.functions()));
    place.ready(functions);

    var carriers = parts.add(new SideBySide());
    var pumps = pumps(deployment, place, functions, clock, folders, carriers);
    var schedules =
        carriers.add(
            new Schedules(
                deployment.schedules(),
                place.account(),
                functions,
                place.connections().queues(),
                clock,
                () -> UUID.randomUUID().toString()));
    warm(deployment, functions, clock);
    List<Pump> all = new ArrayList<>(pumps);
    all.addAll(place.pumps());
    all.add(schedules);
    var quiet = new Quiet(all);
    all.forEach(Pump::start);
    if (settings.schedulesWait()) {
      // A sweep would publish the bundled model before anybody could publish another.
      schedules.pause();
    }
    place.startExpiry(EXPIRY_EVERY);
    if (folders.lasting()) {
      parts.add(() -> finish(quiet));
    }

    var keys = get(issuer);
    var check = keys.check();
    var http = new HttpApi(deployment.httpApi(), check, functions, threads);
    var queues = new Queues(place.connections().queues(), place.account(), deployment.queues());
    var pages =
        new LocalPages(
            clock,
            new ClockMove(clock, schedules, quiet)::to,
            schedules,
            deployment.schedules(),
            queues,
            functions,
            place.records(),
            (audience, subject, scopes) ->
                keys.issue(ISSUER, audience.orElse(AUDIENCE), subject, scopes, clock.now()));
    var sample = LoadedSample.in(folders.kept());
    if (sample.isPresent()) {
      sample.get().reachedAt(api, folders.kept());
    }
    var section =
        new LaptopSection(
            http::answer,
            clock,
            zone(deployment),
            token -> check.check(token, new JwtAuthorizer(ISSUER, List.of(AUDIENCE)), clock.now()),
            sample);
    server.start(section::answer, pages::answer, threads);
    // stopped first: then nothing new comes in
    parts.add(server);
    return new Running(server.port());
  }

  /** The zone whose days the functions count. */
  private static ZoneId zone(Deployment deployment) {
    return deployment.functions().stream()
        .flatMap(function -> Optional.ofNullable(function.environment().get("TIME_ZONE")).stream())
        .findFirst()
        .map(ZoneId::of)
        .orElse(ZoneOffset.UTC);
  }

  /** Lets what was accepted be handled before all ends, for a while: what is left is kept. */
  private static void finish(Quiet quiet) throws InterruptedException {
    try {
      quiet.await(LONGEST_FINISH);
    } catch (TimeoutException e) {
      System.err.println("astrolabe: what is left is handled after the next start");
    }
  }

  /** What the laptop says where the template asks, and the user's own values before it. */
  private Map<String, String> parameters(Template template, String api) {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "JwtIssuer", ISSUER,
                "JwtAudience", AUDIENCE,
                "PublicUrl", api,
                "MailFrom", "astrolabe@laptop.example",
                "SalesAddress", "sales@laptop.example"));
    values.keySet().retainAll(template.parameters());
    values.putAll(settings.parameters());
    return values;
  }

  private List<Pump> pumps(
      Deployment deployment,
      Place place,
      Functions functions,
      LaptopClock clock,
      Folders folders,
      SideBySide carriers)
      throws IOException {
    List<Pump> pumps = new ArrayList<>();
    for (var mapping : deployment.queueMappings()) {
      var client = place.connections().queues();
      pumps.add(
          carriers.add(
              new QueuePump(
                  mapping, client, place.account(), functions, clock, Optional.of(RETRY_AFTER))));
    }
    for (var mapping : deployment.streamMappings()) {
      pumps.add(
          carriers.add(
              new StreamPump(
                  mapping,
                  place.connections(),
                  place.account(),
                  functions,
                  clock,
                  folders.lasting()
                      ? StreamPlaces.kept(
                          folders
                              .kept()
                              .resolve("streams")
                              .resolve(mapping.function() + "-" + mapping.table()))
                      : StreamPlaces.forgotten())));
    }
    return pumps;
  }

  private void warm(Deployment deployment, Functions functions, LaptopClock clock)
      throws FunctionFailed, InterruptedException, IOException {
    var warmUp = new WarmUp(deployment, functions);
    List<Future<Boolean>> running = new ArrayList<>();
    for (var function : functions.names()) {
      running.add(
          inBackground(() -> {
            warmUp.warm(function, clock.now());
            return true;
          }));
    }
    for (var each : running) {
      get(each);
    }
  }

  private <T> Future<T> inBackground(Callable<T> work) {
    return threads.submit(work);
  }

  static <T> T get(Future<T> future) throws IOException, FunctionFailed, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case FunctionFailed cause -> throw cause;
        case InterruptedException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IOException(String.valueOf(e.getCause()), e);
      }
    }
  }
}

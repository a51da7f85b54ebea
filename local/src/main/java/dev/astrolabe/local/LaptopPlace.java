package dev.astrolabe.local;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.Connections;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.engine.Pump;
import dev.astrolabe.local.engine.aws.AwsEndpoint;
import dev.astrolabe.local.engine.aws.EventBus;
import dev.astrolabe.local.engine.aws.KeptEvents;
import dev.astrolabe.local.engine.aws.Mail;
import dev.astrolabe.local.engine.aws.ObjectFolder;
import dev.astrolabe.local.engine.aws.Outbox;
import dev.astrolabe.local.engine.aws.Outside;
import dev.astrolabe.local.engine.aws.ParameterFile;
import dev.astrolabe.local.engine.queue.ElasticMq;
import dev.astrolabe.local.engine.queue.Queues;
import dev.astrolabe.local.engine.table.DynamoDbLocal;
import dev.astrolabe.local.engine.table.Expiry;
import dev.astrolabe.local.engine.table.Tables;
import dev.astrolabe.local.function.FunctionStarter;
import dev.astrolabe.local.page.Records;
import dev.astrolabe.local.template.Deployment;
import dev.astrolabe.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Engines of this machine: DynamoDB Local beside, ElasticMQ and the smaller services inside this
 * process.
 */
final class LaptopPlace implements Place {
  private static final Duration TABLES_START = Duration.ofSeconds(60);
  private static final String KEY = "laptop";

  private final Folders folders;
  private final Parts parts;
  private final LaptopClock clock;
  private final Future<DynamoDbLocal> tables;
  private final ElasticMq queues;
  private final Deployment deployment;
  private Optional<Connections> connections = Optional.empty();
  private Optional<EventBus> bus = Optional.empty();
  private Optional<Outbox> outbox = Optional.empty();
  private final Map<String, String> endpoints = new HashMap<>();

  private LaptopPlace(
      Folders folders,
      Parts parts,
      LaptopClock clock,
      Future<DynamoDbLocal> tables,
      ElasticMq queues,
      Deployment deployment) {
    this.folders = folders;
    this.parts = parts;
    this.clock = clock;
    this.tables = tables;
    this.queues = queues;
    this.deployment = deployment;
  }

  static LaptopPlace start(
      Settings settings,
      Folders folders,
      Parts parts,
      ExecutorService threads,
      Template template,
      Map<String, String> parameters,
      String api,
      LaptopClock clock)
      throws IOException, FunctionFailed, InterruptedException {
    // read once with names that do not matter, so that a broken template is said before anything
    // starts
    var unplaced = template.names(parameters, Account.LAPTOP, api, api);
    template.deployment(parameters, Account.LAPTOP, unplaced);
    var home = settings.home().resolve("local/dynamodb-local/target");
    var logs = Files.createDirectories(folders.kept().resolve("logs"));
    Optional<Path> data =
        folders.lasting() ? Optional.of(folders.kept().resolve("tables")) : Optional.empty();
    var engines = parts.add(new SideBySide());
    Future<DynamoDbLocal> tables =
        threads.submit(() ->
            engines.add(
                DynamoDbLocal.start(home, data, logs.resolve("dynamodb-local.log"), TABLES_START)));
    var queues =
        engines.add(
            folders.lasting()
                ? ElasticMq.keeping(Account.LAPTOP, folders.kept().resolve("queues/queues"))
                : ElasticMq.start(Account.LAPTOP));
    var names = template.names(parameters, Account.LAPTOP, queues.endpoint().toString(), api);
    var deployment = template.deployment(parameters, Account.LAPTOP, names);
    return new LaptopPlace(folders, parts, clock, tables, queues, deployment);
  }

  @Override
  public Deployment deployment() {
    return deployment;
  }

  @Override
  public Account account() {
    return Account.LAPTOP;
  }

  @Override
  public FunctionStarter.Surroundings surroundings() {
    return function -> Map.copyOf(endpoints);
  }

  @Override
  public void ready(Invoker functions) throws IOException, FunctionFailed, InterruptedException {
    var tablesAt = Stack.get(tables).endpoint();
    var made = parts.add(Connections.to(tablesAt, queues.endpoint(), Account.LAPTOP.region()));
    connections = Optional.of(made);
    new Queues(made.queues(), Account.LAPTOP, deployment.queues()).create();
    deployment.tables().forEach(new Tables(made.tables())::create);
    var services = services(functions, made);
    endpoints.put("AWS_ENDPOINT_URL", services.toString());
    endpoints.put("AWS_ENDPOINT_URL_DYNAMODB", tablesAt.toString());
    endpoints.put("AWS_ENDPOINT_URL_SQS", queues.endpoint().toString());
    endpoints.put("AWS_ACCESS_KEY_ID", KEY);
    endpoints.put("AWS_SECRET_ACCESS_KEY", KEY);
    // functions in this process share its properties; the SDK asks for these before the environment
    System.setProperty("aws.region", Account.LAPTOP.region());
    System.setProperty("aws.accessKeyId", KEY);
    System.setProperty("aws.secretAccessKey", KEY);
    System.setProperty("aws.endpointUrl", services.toString());
    System.setProperty("aws.endpointUrlDynamoDb", tablesAt.toString());
    System.setProperty("aws.endpointUrlSqs", queues.endpoint().toString());
  }

  private URI services(Invoker functions, Connections made) throws IOException {
    var events = KeptEvents.in(folders.kept().resolve("events.jsonl"));
    var madeBus =
        parts.add(
            new EventBus(deployment.buses(), Account.LAPTOP, functions, made.queues(), events));
    var madeOutbox = Outbox.in(folders.kept().resolve("outbox"), Optional.empty());
    bus = Optional.of(madeBus);
    outbox = Optional.of(madeOutbox);
    var endpoint =
        AwsEndpoint.start(
            madeBus,
            madeOutbox,
            ObjectFolder.in(folders.kept().resolve("objects"), deployment.buckets(), clock::now),
            new ParameterFile(folders.kept().resolve("parameters.json")),
            Account.LAPTOP,
            new Outside(clock, () -> UUID.randomUUID().toString()));
    return parts.add(endpoint).url();
  }

  @Override
  public Connections connections() {
    return connections.orElseThrow(() -> new IllegalStateException("asked before ready"));
  }

  @Override
  public List<Pump> pumps() {
    return List.of(bus.orElseThrow(() -> new IllegalStateException("asked before ready")));
  }

  @Override
  public Records records() {
    return new Kept(
        outbox.orElseThrow(() -> new IllegalStateException("asked before ready")),
        bus.orElseThrow(() -> new IllegalStateException("asked before ready")));
  }

  private record Kept(Outbox outbox, EventBus bus) implements Records {
    @Override
    public List<Mail> mails() throws IOException {
      return outbox.mails();
    }

    @Override
    public List<EventBus.Kept> events() {
      return bus.events();
    }
  }

  @Override
  public void startExpiry(Duration every) {
    parts.add(new Expiry(connections().tables(), deployment.tables(), clock::now)).start(every);
  }
}

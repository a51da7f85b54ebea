package dev.astrolabe.pulse;

import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.EventBridgeBus;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.deliver.SesMailer;
import dev.astrolabe.runtime.door.Remembered;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.store.DynamoLeases;
import dev.astrolabe.runtime.store.PulseBallots;
import dev.astrolabe.runtime.store.PulseEmployees;
import dev.astrolabe.runtime.store.PulseResults;
import dev.astrolabe.runtime.store.PulseRosters;
import dev.astrolabe.runtime.store.PulseRuns;
import dev.astrolabe.runtime.store.PulseSurveys;
import java.net.URI;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/** Puts together what the functions' handlers work with. */
final class Wiring {
  private Wiring() {}

  /** Pages and the API: they send nothing and open nothing, and have no permission to. */
  static Ports pages(Environment environment) {
    return ports(
        environment,
        new NoSecrets(),
        mail -> {
          throw new IllegalStateException("pages send no mail");
        },
        event -> {
          throw new IllegalStateException("pages tell the bus nothing");
        });
  }

  /** The schedule, which has the secrets. */
  static Ports schedule(Environment environment) {
    return ports(
        environment,
        secrets(environment),
        SesMailer.of(environment, "X-Astrolabe-Survey"),
        EventBridgeBus.of(environment));
  }

  private static Ports ports(Environment environment, SecretStore secrets, Mailer mailer, Bus bus) {
    var table = environment.required("PULSE_TABLE");
    var dynamoDb = AwsClients.dynamoDb();
    return new Ports(
        new PulseSurveys(dynamoDb, table),
        new PulseEmployees(dynamoDb, table),
        new PulseRuns(dynamoDb, table),
        new PulseBallots(dynamoDb, table),
        new PulseResults(dynamoDb, table),
        new PulseRosters(dynamoDb, table),
        secrets,
        new DynamoLeases(dynamoDb, table),
        mailer,
        bus,
        environment.optional("PUBLIC_URL").orElse("").replaceFirst("/$", ""),
        ZoneId.of(environment.required("TIME_ZONE")),
        new SecureRandom());
  }

  private static SecretStore secrets(Environment environment) {
    var region = environment.required("AWS_REGION");
    var credentials = new Remembered<>(() -> DefaultCredentialsProvider.builder().build());
    var cloud =
        "https://ssm.%s.%s".formatted(region, Region.of(region).metadata().partition().dnsSuffix());
    return new ParameterSecrets(
        URI.create(
            environment
                .optional("AWS_ENDPOINT_URL_SSM")
                .or(() -> environment.optional("AWS_ENDPOINT_URL"))
                .orElse(cloud)),
        region,
        environment.required("SECRETS_PREFIX"),
        () -> credentials.get().resolveCredentials(),
        new Remembered<SdkHttpClient>(() -> AwsClients.transport().build()));
  }

  /** For who has no business with secrets. */
  private static final class NoSecrets implements SecretStore {
    private static IllegalStateException refused() {
      return new IllegalStateException("pages have no secrets");
    }

    @Override
    public Optional<byte[]> find(String name) {
      throw refused();
    }

    @Override
    public byte[] keep(String name, byte[] candidate) {
      throw refused();
    }

    @Override
    public void forget(String name) {
      throw refused();
    }
  }
}

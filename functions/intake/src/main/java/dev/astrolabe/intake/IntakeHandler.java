package dev.astrolabe.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.model.identity.PhoneNumbers;
import dev.astrolabe.runtime.door.ArrivalQueue;
import dev.astrolabe.runtime.door.DeploymentSeal;
import dev.astrolabe.runtime.door.EntryAddress;
import dev.astrolabe.runtime.door.Remembered;
import dev.astrolabe.runtime.door.SqsArrivals;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.HttpFunction;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.http.TokenBuckets;
import dev.astrolabe.runtime.log.KeyedHash;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.text.PhonePlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Takes forms, shows the pages they are filled in on, and says what this installation is. */
public final class IntakeHandler implements RequestStreamHandler {
  private static final String NAME = "intake";

  private final HttpFunction function;

  public IntakeHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public IntakeHandler(Map<String, String> variables) {
    this(new Environment(variables));
  }

  private IntakeHandler(Environment environment) {
    this(
        new PhonePlan(environment.optional("PHONE_REGION").orElse("ZZ")),
        new SqsArrivals(
            new Remembered<SqsClient>(AwsClients::sqs), environment.required("LIVE_QUEUE_URL")),
        new EntryAddress(
            DeploymentSeal.of(
                new Remembered<DynamoDbClient>(AwsClients::dynamoDb),
                environment.required("CONFIG_TABLE"))),
        new FormLimit(
            new TokenBuckets(
                environment.number("FORM_BURST"),
                environment.number("FORMS_PER_MINUTE"),
                System::nanoTime),
            new KeyedHash(environment.logKey())),
        new RequestLog(System.out, NAME));
  }

  /** For tests: everything from outside is given. */
  IntakeHandler(
      PhoneNumbers phones,
      ArrivalQueue queue,
      EntryAddress addresses,
      FormLimit limit,
      AccessLog log) {
    this.function =
        new HttpFunction(
            new IntakeRoutes(new FormDoor(phones, queue), addresses, limit).router(), log);
  }

  /** The routes, for the test that holds the contract to the code. */
  List<Route> routes() {
    return function.routes();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handle(in, out, context);
  }
}

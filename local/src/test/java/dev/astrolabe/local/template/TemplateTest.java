package dev.astrolabe.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.BucketSpec;
import dev.astrolabe.local.template.HttpApiSpec.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a small template comes to, and what is refused, each with its line. */
class TemplateTest {
  private static final String HEAD =
      """
      Transform: AWS::Serverless-2016-10-31
      Parameters:
        Suffix: {Type: String, Default: ""}
        Answer: {Type: String, Default: "42"}
      Mappings:
        Words: {en: {yes: "yes"}, fa: {yes: "bale"}}
      Conditions:
        HasSuffix: !Not [!Equals [!Ref Suffix, ""]]
        Both: !And [!Condition HasSuffix, {"Fn::Equals": [!Ref Answer, "42"]}]
      Globals:
        Function:
          Runtime: java25
          Timeout: 7
          Environment: {Variables: {SHARED: all, ANSWER: global}}
      Resources:
        Api:
          Type: AWS::Serverless::HttpApi
        One:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: one.zip
            Handler: x.One::handleRequest
            Environment:
              Variables:
      """;

  @TempDir private Path folder;

  private Deployment read(String text, Map<String, String> parameters) throws IOException {
    var file = folder.resolve("template.yaml");
    Files.writeString(file, text);
    Files.write(folder.resolve("one.zip"), new byte[0]);
    var template = Template.read(file);
    var names = template.names(parameters, Account.LAPTOP, "http://queues", "http://api");
    return template.deployment(parameters, Account.LAPTOP, names);
  }

  /** The value of a variable of a function, written as {@code value}. */
  private String variable(String value, Map<String, String> parameters) throws IOException {
    var deployment = read(HEAD + "          V: " + value + "\n", parameters);
    return deployment.functions().getFirst().environment().getOrDefault("V", "(none)");
  }

  private String variable(String value) throws IOException {
    return variable(value, Map.of());
  }

  @Test
  void worksOutEveryIntrinsicInBothForms() throws IOException {
    assertThat(variable("!Ref Answer")).isEqualTo("42");
    assertThat(variable("{Ref: Answer}")).isEqualTo("42");
    assertThat(variable("!Ref AWS::Region")).isEqualTo("us-east-1");
    assertThat(variable("!GetAtt One.Arn"))
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:One");
    assertThat(variable("{\"Fn::GetAtt\": [Api, ApiEndpoint]}")).isEqualTo("http://api");
    assertThat(variable("!Sub \"a-${Answer}-${Api.ApiEndpoint}-${!Literal}\""))
        .isEqualTo("a-42-http://api-${Literal}");
    assertThat(variable("!Sub [\"${A}${Answer}\", {A: !Ref Answer}]")).isEqualTo("4242");
    assertThat(variable("!Join [\"-\", [a, !Ref Answer]]")).isEqualTo("a-42");
    assertThat(variable("!Select [1, !Split [\"@\", \"me@example.com\"]]"))
        .isEqualTo("example.com");
    assertThat(variable("!FindInMap [Words, fa, yes]")).isEqualTo("bale");
    assertThat(variable("!If [HasSuffix, yes, no]")).isEqualTo("no");
    assertThat(variable("!If [Both, yes, no]", Map.of("Suffix", "x"))).isEqualTo("yes");
    assertThat(variable("!If [HasSuffix, x, !Ref AWS::NoValue]")).isEqualTo("(none)");
  }

  @Test
  void laysGlobalsUnderAFunction() throws IOException {
    var function = read(HEAD + "          ANSWER: own\n", Map.of()).functions().getFirst();

    assertThat(function.environment()).isEqualTo(Map.of("SHARED", "all", "ANSWER", "own"));
    assertThat(function.timeout()).hasSeconds(7);
  }

  @Test
  void leavesOutAResourceWhoseConditionDoesNotHold() throws IOException {
    var queue =
        """
                  V: x
          Extra:
            Type: AWS::SQS::Queue
            Condition: HasSuffix
            Properties: {QueueName: !Sub "extra-${Suffix}"}
        """;

    assertThat(read(HEAD + queue, Map.of()).queues()).isEmpty();
    assertThat(read(HEAD + queue, Map.of("Suffix", "x")).queues())
        .singleElement()
        .satisfies(spec -> assertThat(spec.name()).isEqualTo("extra-x"));
  }

  @Test
  void readsARouteAndItsAuthorizer() throws IOException {
    var deployment =
        read(
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  Auth:
                    DefaultAuthorizer: Tokens
                    Authorizers:
                      Tokens:
                        JwtConfiguration: {issuer: "https://i", audience: [a, b]}
              One:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  CodeUri: one.zip
                  Handler: x.One::handleRequest
                  Events:
                    Closed: {Type: HttpApi, Properties: {Path: "/api/{proxy+}", Method: any}}
                    Open: {Type: HttpApi, Properties: {Path: /health, Method: get, Auth: {Authorizer: NONE}}}
            """,
            Map.of());

    assertThat(deployment.httpApi().routes().stream().map(Route::key))
        .containsExactly("ANY /api/{proxy+}", "GET /health");
    assertThat(deployment.httpApi().routes().get(0).authorizer()).contains("Tokens");
    assertThat(deployment.httpApi().routes().get(1).authorizer()).isEmpty();
    assertThat(deployment.httpApi().authorizers())
        .containsEntry("Tokens", new HttpApiSpec.JwtAuthorizer("https://i", List.of("a", "b")));
  }

  @Test
  void refusesWhatItDoesNotUnderstandWithTheLine() {
    assertRefused("V: !Base64 x", 25, "unknown intrinsic function !Base64");
    assertRefused("V: {\"Fn::ImportValue\": x}", 25, "unknown intrinsic function Fn::ImportValue");
    assertRefused("V: !Ref Nowhere", 25, "there is no parameter and no resource Nowhere");
    assertRefused("V: !GetAtt Api.Colour", 25, "there is no attribute Api.Colour");
    assertRefused("V: !If [Nothing, a, b]", 25, "there is no condition Nothing");
    assertRefused("V: !FindInMap [Words, de, yes]", 25, "FindInMap finds no de");
    assertRefused("V: x\n          V: y", 26, "the key V stands twice");
    assertRefused(
        "V: x\n  Two: {Type: AWS::Lambda::Url}",
        26,
        "the resource type AWS::Lambda::Url is not understood on a laptop");
    assertRefused(
        "V: x\n      Layers: [a]",
        26,
        "the property Layers of One (AWS::Serverless::Function) is not understood on a laptop");
    assertRefused(
        "V: x\n    CreationPolicy: {}", 26, "CreationPolicy of One is not understood on a laptop");
    assertRefused(
        "V: x\n  Two:\n    Type: AWS::SQS::Queue\n    Properties:\n      FifoQueue: true",
        29,
        "FifoQueue true of Two (AWS::SQS::Queue) is not understood on a laptop, false is");
    assertRefused("V: x\nOutput: {}", 26, "unknown section Output");
    assertRefused("V: [x", 26, "not YAML: ");
  }

  @Test
  void refusesWhatWouldNotBeDeployedInWhatALaptopPassesOver() {
    assertRefused(
        """
        V: x
          Alarm:
            Type: AWS::CloudWatch::Alarm
            Properties: {Dimensions: [{Name: QueueName, Value: !Sub "${Nowhere}"}]}\
        """,
        28,
        "there is no parameter and no resource Nowhere");
    assertRefused(
        """
        V: x
          Role:
            Type: AWS::IAM::Role
            Properties: {Policies: [{PolicyDocument: !GetAtt One.Colour}]}\
        """,
        28,
        "there is no attribute One.Colour");
    assertRefused(
        "V: x\n      Policies: [!Sub \"${Nowhere.Arn}\"]", 26, "there is no attribute Nowhere.Arn");
    assertRefused(
        "V: x\nOutputs:\n  Name:\n    Value: !Sub \"${Nowhere}\"",
        28,
        "there is no parameter and no resource Nowhere");
    assertRefused(
        """
        V: x
          Subscription:
            Type: AWS::SNS::Subscription
            Properties:
              Protocol: lambda\
        """,
        29,
        "Protocol lambda of Subscription is not understood on a laptop, email is");
    assertRefused(
        """
        V: x
          Reports:
            Type: AWS::S3::Bucket
            Properties:
              LifecycleConfiguration:
                Rules:
                  - Status: Enabled
                    ExpirationDate: "2027-01-01"\
        """,
        32,
        "the property ExpirationDate of Rules of LifecycleConfiguration");
  }

  @Test
  void readsWhichObjectsOfABucketAreForgotten() throws IOException {
    var bucket =
        """
                  V: x
          Reports:
            Type: AWS::S3::Bucket
            Properties:
              LifecycleConfiguration:
                Rules:
                  - {Id: answers, Status: Enabled, Prefix: answers/, ExpirationInDays: 1}
                  - {Id: old, Status: Disabled, ExpirationInDays: 9}
        """;

    assertThat(read(HEAD + bucket, Map.of()).buckets())
        .containsExactly(
            new BucketSpec("reports", List.of(new BucketSpec.Expiration("answers/", 1))));
  }

  @Test
  void holdsParametersToTheirBounds() {
    var bounded =
        HEAD.replace(
                "{Type: String, Default: \"42\"}",
                "{Type: Number, Default: \"42\", MinValue: 1, MaxValue: 50}")
            .replace(
                "{Type: String, Default: \"\"}",
                "{Type: String, Default: ab, MinLength: 2, MaxLength: 3}");
    assertParameterRefused(bounded, Map.of("Answer", "0"), "Answer must be at least 1, was 0");
    assertParameterRefused(bounded, Map.of("Answer", "51"), "Answer must be at most 50, was 51");
    assertParameterRefused(bounded, Map.of("Answer", "many"), "Answer is a number, was many");
    assertParameterRefused(bounded, Map.of("Suffix", "a"), "Suffix must be at least 2 long, was a");
    assertParameterRefused(
        bounded, Map.of("Suffix", "abcd"), "Suffix must be at most 3 long, was abcd");
  }

  private void assertParameterRefused(String text, Map<String, String> values, String message) {
    assertThatThrownBy(() -> read(text + "          V: x\n", values))
        .isInstanceOf(TemplateProblem.class)
        .hasMessageMatching("template.yaml:[34]: the parameter " + message);
  }

  private void assertRefused(String end, int line, String message) {
    assertThatThrownBy(() -> read(HEAD + "          " + end + "\n", Map.of()))
        .isInstanceOf(TemplateProblem.class)
        .hasMessageStartingWith("template.yaml:" + line + ": " + message);
  }

  @Test
  void namesTheLineOfAZipThatIsNotThere() {
    assertThatThrownBy(
            () -> read(HEAD.replace("one.zip", "two.zip") + "          V: x\n", Map.of()))
        .hasMessage("template.yaml:21: the zip two.zip is not there: `mvn package` builds it");
  }

  @Test
  void asksForAParameterThatHasNoValue() {
    assertThatThrownBy(
            () -> read(HEAD.replace(", Default: \"42\"", "") + "          V: x\n", Map.of()))
        .hasMessage(
            "template.yaml:4: the parameter Answer has no default, and the laptop has no value for it");
  }
}
